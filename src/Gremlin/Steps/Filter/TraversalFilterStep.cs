using Gremlin.Engine;

namespace Gremlin.Steps.Filter;

/// <summary><c>filter(traversal)</c>, <c>where(traversal)</c>, <c>not(traversal)</c>: by whether the nested traversal gives anything.</summary>
internal sealed class TraversalFilterStep(string name, Traversal nested, bool wanted) : FilterStep
{
    public override string Name => name;

    public override IEnumerable<Traversal> Children => [nested];

    protected override bool Keeps(ref Traverser traverser)
    {
        var erredBefore = Context.Erred;
        Context.Erred = false;
        var found = nested.Test(traverser);
        var errs = Context.Erred && !found;
        Context.Erred = erredBefore || errs;
        return !errs && found == wanted;
    }
}
