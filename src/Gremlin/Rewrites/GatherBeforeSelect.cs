using Gremlin.Engine;
using Gremlin.Steps;
using Gremlin.Steps.Collect;
using Gremlin.Steps.Map;

namespace Gremlin.Rewrites;

/// <summary>
/// A <c>select()</c> of a side effect that the traversal itself fills sees it filled by all walkers so far, as in the reference implementation,
/// which gathers them at a select unless somebody asks for whole paths.
/// </summary>
internal static class GatherBeforeSelect
{
    private const int GatheredAtMost = 2500;

    public static void Apply(Traversal traversal, PathTracking paths, IReadOnlyCollection<string> sideEffects)
    {
        if (paths == PathTracking.Full || sideEffects.Count == 0) return;
        for (var i = traversal.Steps.Count - 1; i > 0; i--)
        {
            if (traversal.Steps[i] is SelectStep select && select.SelectedLabels.Any(sideEffects.Contains) && traversal.Steps[i - 1] is not (CollectingStep or ReducingStep))
                traversal.Insert(i, new BarrierStep(false, GatheredAtMost));
        }

        foreach (var child in traversal.Steps.SelectMany(step => step.Children)) Apply(child, paths, sideEffects);
    }
}
