using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>has('key', predicate)</c>: some value under the key meets the predicate.</summary>
internal sealed class HasStep(string key, Predicate predicate) : FilterStep
{
    private int _known;

    public override string Name => "has";

    public string Key => key;

    public Predicate Predicate => predicate;

    protected override bool Keeps(ref Traverser traverser)
    {
        var element = traverser.Content;
        if (element.Kind is ValueKind.VertexProperty or ValueKind.Property) return false;
        if (element.Kind is not (ValueKind.Vertex or ValueKind.Edge)) throw Elements.NotAn("Element", element);
        var graph = Context.Graph;
        if (_known == 0 && (_known = graph.FindKey(key)) == 0) return false;
        var values = graph.Values(element, _known);
        while (values.MoveNext())
        {
            if (Context.Holds(predicate, graph.ToValue(values.Value))) return true;
        }

        return false;
    }

    protected override string Arguments() => $"({key}, {predicate})";
}
