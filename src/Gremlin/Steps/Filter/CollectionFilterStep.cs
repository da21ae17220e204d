using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>all(predicate)</c> and <c>any(predicate)</c>: collections by their items. What is no collection does not pass.</summary>
internal sealed class CollectionFilterStep(bool all, Predicate predicate) : FilterStep
{
    public override string Name => all ? "all" : "any";

    protected override bool Keeps(ref Traverser traverser)
    {
        if (!Collections.IsIterable(traverser.Content)) return false;
        foreach (var item in Collections.Items(traverser.Content))
        {
            if (Context.Holds(predicate, item) != all) return !all;
        }

        return all;
    }

    protected override string Arguments() => $"({predicate})";
}
