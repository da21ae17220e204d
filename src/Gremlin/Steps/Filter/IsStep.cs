using Gremlin.Engine;
using Gremlin.Predicates;

namespace Gremlin.Steps.Filter;

/// <summary><c>is()</c>: the object meets the predicate.</summary>
internal sealed class IsStep(Predicate predicate) : FilterStep
{
    public override string Name => "is";

    public Predicate Predicate => predicate;

    protected override bool Keeps(ref Traverser traverser) => Context.Holds(predicate, traverser.Content);

    protected override string Arguments() => $"({predicate})";
}
