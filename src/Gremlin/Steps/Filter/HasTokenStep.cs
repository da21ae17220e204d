using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>hasId</c>, <c>hasKey</c>, <c>hasValue</c>, <c>has(T.…, predicate)</c>.</summary>
internal sealed class HasTokenStep(ElementToken token, Predicate predicate) : FilterStep
{
    public override string Name => "has" + token;

    public ElementToken Token => token;

    public Predicate Predicate => predicate;

    protected override bool Keeps(ref Traverser traverser)
    {
        var content = traverser.Content;
        if (token is ElementToken.Key or ElementToken.Value && content.Kind is ValueKind.Vertex or ValueKind.Edge) throw Elements.NotAn("Property", content);
        return Context.Holds(predicate, Elements.Token(content, token));
    }

    protected override string Arguments() => $"({predicate})";
}
