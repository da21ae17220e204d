using Gremlin.Engine;
using Gremlin.Steps;
using Gremlin.Steps.Branch;
using Gremlin.Steps.Filter;
using Gremlin.Steps.FlatMap;
using Gremlin.Steps.Map;

namespace Gremlin.Rewrites;

/// <summary>
/// In the body of a <c>repeat()</c> a <c>select()</c> forgets the labels that no step of the body, nor any step behind the repeat, reads by itself,
/// as the reference implementation does (PathRetractionStrategy): labels that only a <c>by()</c> before it reads begin anew in the next round.
/// </summary>
internal static class RetractLabels
{
    public static bool Apply(Traversal traversal, PathTracking paths) => paths == PathTracking.Labelled && Apply(traversal, new HashSet<string>());

    private static bool Apply(Traversal traversal, IReadOnlySet<string> readBehind)
    {
        var changed = false;
        for (var i = 0; i < traversal.Steps.Count; i++)
        {
            var behind = new HashSet<string>(readBehind);
            foreach (var later in traversal.Steps.Skip(i)) behind.UnionWith(ReadBy(later));
            if (traversal.Steps[i] is RepeatStep repeat) changed |= ApplyToBody(repeat.Body, behind);
            foreach (var child in traversal.Steps[i].Children) changed |= Apply(child, behind);
        }

        return changed;
    }

    private static bool ApplyToBody(Traversal body, IReadOnlySet<string> readBehind)
    {
        var changed = false;
        var ofBody = body.Steps.SelectMany(ReadBy).ToHashSet();
        for (var i = 0; i < body.Steps.Count; i++)
        {
            if (body.Steps[i] is not SelectStep select) continue;
            var nested = body.Steps.Skip(i + 1).SelectMany(step => step.Children).SelectMany(child => child.Everything()).SelectMany(ReadBy);
            select.Kept = ofBody.Union(readBehind).Union(nested).ToHashSet();
            changed = true;
        }

        return changed;
    }

    private static IEnumerable<string> ReadBy(Step step) => step switch
    {
        SelectStep select => select.SelectedLabels,
        WherePredicateStep where => where.ReadLabels,
        WhereStartStep start => [start.Label],
        WhereEndStep end => [end.Label],
        TraversalFilterStep filter => filter.Children.SelectMany(child => child.Steps).Where(inner => inner is WhereStartStep or WhereEndStep).SelectMany(ReadBy),
        DedupStep dedup => dedup.ReadLabels,
        MathStep math => math.Formula.Variables,
        MatchStep match => match.Patterns.SelectMany(pattern => pattern.StartLabels.Concat(pattern.EndLabels)),
        _ => [],
    };
}
