using Gremlin.Engine;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary><c>mergeE()</c>.</summary>
internal sealed class MergeEdgeStep(bool starts, Operand? map, Traversal? mapFrom) : MergeStep(starts, map, mapFrom)
{
    private MergeOption? _out;
    private MergeOption? _in;

    public override string Name => "mergeE";

    public override IEnumerable<Traversal> Children => base.Children.Concat(new[] { _out?.Nested, _in?.Nested }.OfType<Traversal>());

    public override void SetOption(string which, MergeOption option)
    {
        if (which == "outV") _out = option;
        else if (which == "inV") _in = option;
        else base.SetOption(which, option);
    }

    protected override bool IsAllowed(in Value key) =>
        (key.Kind == ValueKind.Token && key.Bits is (long)ElementToken.Id or (long)ElementToken.Label) || (key.Kind == ValueKind.Direction && key.Bits != (long)EdgeDirection.Both);

    protected override MapValue Prepare(MapValue wanted, in Traverser traverser)
    {
        var resolved = new MapValue();
        for (var i = 0; i < wanted.Count; i++)
            resolved.Set(wanted.Keys[i], wanted.Keys[i].Kind == ValueKind.Direction ? End(wanted.Keys[i], wanted.Values[i], traverser) : wanted.Values[i]);
        return resolved;
    }

    protected override void Search(MapValue wanted, List<Value> found)
    {
        var (from, to) = (Ending(wanted, EdgeDirection.Out), Ending(wanted, EdgeDirection.In));
        if (from.IsMissing || to.IsMissing) return;
        foreach (var edge in Candidates(wanted, from.Vertex, to.Vertex))
        {
            Context.Tick();
            var element = Context.Graph.Edge(edge);
            if (from.Vertex >= 0 && Context.Graph.EdgeOut(edge) != from.Vertex) continue;
            if (to.Vertex >= 0 && Context.Graph.EdgeIn(edge) != to.Vertex) continue;
            var label = Get(wanted, ElementToken.Label);
            if ((label.IsNull || Context.Graph.HasLabel(element, label.AsString)) && Has(element, wanted, Context)) found.Add(element);
        }
    }

    protected override Value Create(MapValue wanted, Traverser traverser)
    {
        var (from, to) = (CreationEnd(wanted, EdgeDirection.Out, "Out"), CreationEnd(wanted, EdgeDirection.In, "In"));
        var (id, label) = (Get(wanted, ElementToken.Id), Get(wanted, ElementToken.Label));
        var edge = Context.Graph.AddEdge(id.IsNull ? null : Texts.Id(id), label.IsNull ? "edge" : label.AsString, from, to);
        SetAll(edge, wanted, Cardinality.Single);
        return edge;
    }

    private Value End(in Value direction, in Value value, in Traverser traverser)
    {
        if (value.Kind == ValueKind.Vertex) return value;
        if (value.Reference is not Boxed { Content: EnumToken { Type: "Merge" } token }) return value;
        var option = (token.Name == "outV" ? _out : token.Name == "inV" ? _in : null)
            ?? throw new GremlinException(GremlinErrorCode.InvalidParameter, $"option({token.Name}) must be specified if it is used for {ValueText.Of(direction)}");
        var found = option.Nested is null ? option.Map!.Get(Context) : option.Nested.TryFirst(traverser, out var given) ? given : Value.Null;
        if (found.IsNull) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Could not resolve vertex for option({token.Name})");
        return found.Kind == ValueKind.Map ? ByMap(found.As<MapValue>(), token.Name) : found;
    }

    private Value ByMap(MapValue map, string which)
    {
        var finder = new MergeVertexStep(true, Operand.Of(Value.Of(map)), null) { Context = Context };
        var found = new List<Value>();
        finder.Find(map, found);
        return found.Count > 0 ? found[0] : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Could not resolve vertex for option({which})");
    }

    private (int Vertex, bool IsMissing) Ending(MapValue wanted, EdgeDirection direction)
    {
        if (!wanted.TryGet(Value.Of(direction), out var end)) return (Snapshot.None, false);
        var vertex = Number(end);
        return (vertex, vertex < 0);
    }

    private int Number(in Value end) => end.Kind switch
    {
        ValueKind.Vertex => end.Index,
        ValueKind.String => Context.Graph.View.FindVertex(end.AsString),
        _ => Snapshot.None,
    };

    private Value CreationEnd(MapValue wanted, EdgeDirection direction, string which)
    {
        if (!wanted.TryGet(Value.Of(direction), out var end)) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"{which} Vertex not specified in onCreate - edge cannot be created");
        var vertex = Number(end);
        return vertex >= 0 ? Context.Graph.Vertex(vertex) : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Vertex id could not be resolved from mergeE: {ValueText.Of(end)}");
    }

    private List<int> Candidates(MapValue wanted, int from, int to)
    {
        var view = Context.Graph.View;
        var id = Get(wanted, ElementToken.Id);
        if (!id.IsNull) return view.FindEdge(Texts.Id(id)) is var edge and >= 0 ? [edge] : [];
        var found = new List<int>();
        if (from >= 0 || to >= 0)
        {
            var cursor = view.Edges(from >= 0 ? from : to, from >= 0 ? Direction.Out : Direction.In, null);
            while (cursor.MoveNext()) found.Add(cursor.Current.Edge);
            return found;
        }

        for (var each = view.NextEdge(0); each >= 0; each = view.NextEdge(each + 1)) found.Add(each);
        return found;
    }
}
