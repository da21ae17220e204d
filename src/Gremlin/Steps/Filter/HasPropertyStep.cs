using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>has('key')</c> and <c>hasNot('key')</c>: whether the element has the property at all.</summary>
internal sealed class HasPropertyStep(string? key, bool wanted) : FilterStep
{
    private int _known;

    public override string Name => wanted ? "has" : "hasNot";

    protected override bool Keeps(ref Traverser traverser) => Has(traverser.Content) == wanted;

    protected override string Arguments() => $"({key})";

    private bool Has(in Value element)
    {
        if (key is null || element.Kind == ValueKind.VertexProperty) return false;
        if (!element.IsElement) throw Elements.NotAn("Element", element);
        var graph = Context.Graph;
        if (_known == 0) _known = graph.FindKey(key);
        return _known != 0 && graph.Values(element, _known).MoveNext();
    }
}
