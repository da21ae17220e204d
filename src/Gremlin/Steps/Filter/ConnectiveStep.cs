using Gremlin.Engine;

namespace Gremlin.Steps.Filter;

/// <summary><c>and()</c> and <c>or()</c> of traversals.</summary>
internal sealed class ConnectiveStep(bool all, IReadOnlyList<Traversal> nested) : FilterStep
{
    public override string Name => all ? "and" : "or";

    public bool All => all;

    public override IEnumerable<Traversal> Children => nested;

    protected override bool Keeps(ref Traverser traverser)
    {
        var (erredBefore, errs) = (Context.Erred, false);
        foreach (var each in nested)
        {
            Context.Erred = false;
            var found = each.Test(traverser);
            var erred = Context.Erred && !found;
            errs |= erred;
            Context.Erred = erredBefore;
            if (!erred && found != all) return !all;
        }

        Context.Erred |= errs;
        return all && !errs;
    }
}
