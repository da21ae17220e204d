using Gremlin.Engine;

namespace Gremlin.Values;

/// <summary>What elements have, whichever kind they are.</summary>
internal static class Elements
{
    public static string IdText(in Value element) => element.Kind == ValueKind.Vertex
        ? element.As<GraphTag>().Graph.VertexId(element.Index)
        : element.As<GraphTag>().Graph.EdgeId(element.Index);

    public static Value Id(in Value element) => element.Kind switch
    {
        ValueKind.Vertex or ValueKind.Edge => Value.Of(IdText(element)),
        ValueKind.VertexProperty => Value.Of(element.As<VertexPropertyItem>().Id),
        _ => throw NotAn("Element", element),
    };

    public static Value Label(in Value element) => element.Kind switch
    {
        ValueKind.Vertex => Value.Of(element.As<GraphTag>().Graph.VertexLabel(element.Index)),
        ValueKind.Edge => Value.Of(element.As<GraphTag>().Graph.EdgeLabel(element.Index)),
        ValueKind.VertexProperty => Value.Of(element.As<VertexPropertyItem>().Key),
        _ => throw NotAn("Element", element),
    };

    public static Value Token(in Value of, ElementToken token) => token switch
    {
        ElementToken.Id => Id(of),
        ElementToken.Label => Label(of),
        ElementToken.Key => Key(of),
        _ => Content(of),
    };

    public static Value Key(in Value property) => property.Kind switch
    {
        ValueKind.VertexProperty => Value.Of(property.As<VertexPropertyItem>().Key),
        ValueKind.Property => Value.Of(property.As<EdgePropertyItem>().Key),
        ValueKind.MapEntry => property.As<MapEntryValue>().Key,
        _ => throw NotAn("Property", property),
    };

    public static Value Content(in Value property) => property.Kind switch
    {
        ValueKind.VertexProperty => property.As<VertexPropertyItem>().Content,
        ValueKind.Property => property.As<EdgePropertyItem>().Content,
        ValueKind.MapEntry => property.As<MapEntryValue>().Content,
        _ => throw NotAn("Property", property),
    };

    /// <summary>The first value under a key.</summary>
    /// <param name="element">A vertex or an edge.</param>
    /// <param name="key">The key.</param>
    /// <param name="known">The key's number, remembered by the caller between calls; 0 until it is known.</param>
    /// <param name="content">The value.</param>
    public static bool TryFirstValue(in Value element, string key, ref int known, out Value content)
    {
        var graph = element.As<GraphTag>().Graph;
        content = default;
        if (known == 0 && (known = graph.FindKey(key)) == 0) return false;
        return element.Kind == ValueKind.Vertex ? graph.TryVertexValue(element.Index, known, out content) : graph.TryEdgeValue(element.Index, known, out content);
    }

    /// <summary>All properties, as property values, of an element that has any.</summary>
    public static void Properties(in Value element, IReadOnlyList<string?> keys, List<Value> into)
    {
        var graph = element.As<GraphTag>().Graph;
        if (element.Kind == ValueKind.Vertex) graph.VertexProperties(element, keys, into);
        else if (element.Kind == ValueKind.Edge) graph.EdgeProperties(element, keys, into);
    }

    public static GremlinException NotAn(string what, in Value value) =>
        new(GremlinErrorCode.InvalidParameter, $"{ValueText.ClassOf(value)} cannot be cast to {what}: {ValueText.Of(value)}");
}
