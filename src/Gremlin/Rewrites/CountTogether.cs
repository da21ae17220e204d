using Gremlin.Engine;
using Gremlin.Steps;
using Gremlin.Steps.Branch;
using Gremlin.Steps.Collect;
using Gremlin.Steps.Filter;
using Gremlin.Steps.FlatMap;
using Gremlin.Steps.Mutate;
using Gremlin.Steps.Reduce;
using Gremlin.Steps.SideEffects;

namespace Gremlin.Rewrites;

/// <summary>
/// Between expansions, walkers that stand on the same vertex become one that counts for many, where nobody asks how they came there
/// and no step depends on their order. Without it, work grows with the number of ways instead of the number of vertices.
/// </summary>
internal static class CountTogether
{
    private const int GatheredAtMost = 10_000;

    public static bool Apply(Traversal traversal, PathTracking paths)
    {
        if (paths != PathTracking.None || traversal.Steps.Any(DependsOnOrder) || !traversal.Steps.Any(Gathers)) return false;
        var steps = new List<Step>();
        for (var i = 0; i < traversal.Steps.Count; i++)
        {
            steps.Add(traversal.Steps[i]);
            if (i + 1 < traversal.Steps.Count && Multiplies(traversal.Steps, i) && Profits(traversal.Steps[i + 1])) steps.Add(new BarrierStep(false, GatheredAtMost));
        }

        if (steps.Count == traversal.Steps.Count || traversal.Steps.Any(TellsOneFromMany)) return false;
        traversal.Replace(steps);
        return true;
    }

    /// <summary>The first expansion from the start rarely meets a vertex twice; a second one, or a repeat, does.</summary>
    private static bool Multiplies(IReadOnlyList<Step> steps, int place) =>
        steps[place] is RepeatStep || (steps[place] is AdjacentStep { ToEdges: false } && steps.Take(place).Any(step => step is AdjacentStep or RepeatStep));

    private static bool Profits(Step step) => step is AdjacentStep or RepeatStep or AdjacentCountStep or GroupStep or GroupCountStep or GroupSideEffectStep or GroupCountSideEffectStep;

    private static bool Gathers(Step step) => step is ReducingStep or GroupSideEffectStep or GroupCountSideEffectStep;

    /// <summary>
    /// Whether nested steps would do with one walker that counts for many another thing than with each of them: a side effect once,
    /// or, in a step that gives its walkers on as they are, letting few through or counting.
    /// </summary>
    private static bool TellsOneFromMany(Step step)
    {
        var handsOn = step is LocalStep or OptionalStep or CoalesceStep or TraversalSideEffectStep;
        return step.Children.Any(nested =>
            nested.Everything().Any(inner => HasSideEffect(inner) || (handsOn && (inner is DedupStep or ReducingStep || DependsOnOrder(inner)))) || nested.Steps.Any(TellsOneFromMany));
    }

    private static bool HasSideEffect(Step step) => step is StoreStep or AggregateStep or IWrites or GroupSideEffectStep or GroupCountSideEffectStep;

    private static bool DependsOnOrder(Step step) =>
        step is RangeStep or TailStep or CoinStep or SampleStep or TimeLimitStep or StoreStep or AggregateStep or IWrites or FoldStep or FailStep or OrderStep;
}
