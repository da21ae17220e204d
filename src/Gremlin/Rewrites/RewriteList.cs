using Gremlin.Engine;
using Gremlin.Steps;

namespace Gremlin.Rewrites;

/// <summary>The rewrites in the order in which they are tried. Each keeps the plain meaning.</summary>
internal static class RewriteList
{
    private static readonly (string Name, Func<Traversal, PathTracking, bool> Apply)[] All =
    [
        (nameof(SplitLabelAndHas), SplitLabelAndHas.Apply),
        (nameof(FoldConditionsIntoStart), FoldConditionsIntoStart.Apply),
        (nameof(CountEdgeLists), CountEdgeLists.Apply),
        (nameof(CountTogether), CountTogether.Apply),
        (nameof(FilterWhileWalking), FilterWhileWalking.Apply),
    ];

    /// <returns>Names of those that changed something.</returns>
    public static List<string> Apply(Traversal traversal, PathTracking paths)
    {
        var applied = new List<string>();
        foreach (var (name, apply) in All)
        {
            if (ApplyEverywhere(traversal, paths, apply)) applied.Add(name);
        }

        return applied;
    }

    private static bool ApplyEverywhere(Traversal traversal, PathTracking paths, Func<Traversal, PathTracking, bool> apply)
    {
        var changed = apply(traversal, paths);
        foreach (var step in traversal.Steps)
        {
            foreach (var child in step.Children) changed |= ApplyEverywhere(child, paths, apply);
        }

        return changed;
    }
}
