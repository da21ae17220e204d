using System.Runtime.CompilerServices;
using Gremlin.Steps.SideEffects;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>Makes answers' values of the evaluator's.</summary>
internal static class ResultValues
{
    public static object? Of(in Value value, QueryContext context) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Byte => (sbyte)value.AsLong,
        ValueKind.Short => (short)value.AsLong,
        ValueKind.Int => (int)value.AsLong,
        ValueKind.Long => value.AsLong,
        ValueKind.Float => value.AsFloat,
        ValueKind.Double => value.AsDouble,
        ValueKind.BigInteger or ValueKind.Decimal => value.Content,
        ValueKind.Date => DateTimeOffset.FromUnixTimeMilliseconds(value.AsLong),
        ValueKind.String => value.AsString,
        ValueKind.Vertex => Vertex(context.Graph, value.Index),
        ValueKind.Edge => Edge(context.Graph, value.Index),
        ValueKind.Token => (ElementToken)value.Bits,
        ValueKind.Direction => (EdgeDirection)value.Bits,
        _ => OfObject(value, context),
    };

    private static object? OfObject(in Value value, QueryContext context) => value.Kind switch
    {
        ValueKind.VertexProperty => new VertexPropertyReference(value.As<VertexPropertyItem>().Id, value.As<VertexPropertyItem>().Key, Of(value.As<VertexPropertyItem>().Content, context)),
        ValueKind.Property => new PropertyReference(value.As<EdgePropertyItem>().Key, Of(value.As<EdgePropertyItem>().Content, context)),
        ValueKind.Path => new PathResult(value.As<PathValue>().Labels, All(value.As<PathValue>().Objects, context)),
        ValueKind.List => All(value.As<ListValue>().Items, context),
        ValueKind.Set => new SetResult(All(value.As<SetValue>().Items, context)),
        ValueKind.BulkSet => Bag(value.As<BulkSetValue>(), context),
        ValueKind.Map => Map(value.As<MapValue>(), context),
        ValueKind.MapEntry => new MapEntryResult(Of(value.As<MapEntryValue>().Key, context), Of(value.As<MapEntryValue>().Content, context)),
        ValueKind.Tree => Tree(value.As<TreeValue>(), context),
        ValueKind.Subgraph => Subgraph(value.As<SubgraphValue>(), context),
        ValueKind.Enum when value.Reference is Boxed boxed => boxed.Content,
        ValueKind.Report when value.Reference is GroupInProgress group => Of(group.Finish(context), context),
        _ => ValueText.Of(value),
    };

    private static VertexReference Vertex(GraphAccess graph, int vertex) => new(graph.VertexId(vertex), graph.VertexLabel(vertex));

    private static EdgeReference Edge(GraphAccess graph, int edge) =>
        new(graph.EdgeId(edge), graph.EdgeLabel(edge), Vertex(graph, graph.EdgeOut(edge)), Vertex(graph, graph.EdgeIn(edge)));

    private static object?[] All(IReadOnlyList<Value> items, QueryContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var all = new object?[items.Count];
        for (var i = 0; i < all.Length; i++) all[i] = Of(items[i], context);
        return all;
    }

    private static MapResult Map(MapValue map, QueryContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entries = new KeyValuePair<object?, object?>[map.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = new(Of(map.Keys[i], context), Of(map.Values[i], context));
        return new MapResult(entries);
    }

    private static BulkSetResult Bag(BulkSetValue bag, QueryContext context)
    {
        var items = new KeyValuePair<object?, long>[bag.Items.Count];
        for (var i = 0; i < items.Length; i++) items[i] = new(Of(bag.Items[i], context), bag.Counts[i]);
        return new BulkSetResult(items);
    }

    private static TreeResult Tree(TreeValue tree, QueryContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new([.. tree.Keys.Select((key, place) => new KeyValuePair<object?, TreeResult>(Of(key, context), Tree(tree.Below(place), context)))]);
    }

    private static SubgraphResult Subgraph(SubgraphValue graph, QueryContext context) => new(
        [.. graph.Vertices.Items.Select(vertex => Vertex(context.Graph, vertex.Index))],
        [.. graph.Edges.Items.Select(edge => Edge(context.Graph, edge.Index))]);
}
