namespace CustomerJourney.Milestones;

/// <summary>Finds a milestone in one customer's touchpoints: used for all customers at once, where asking the graph one by one would take too long.</summary>
/// <remarks>
/// Occurrences are taken greedily: the earliest end first and, among ends alike, the earliest steps; the next occurrence begins after the end of the last.
/// <see cref="MilestoneQuery"/> says the same as Gremlin; a property test holds the two together.
/// </remarks>
public static class MilestoneMatcher
{
    /// <summary>Finds the occurrences, the first alone unless the definition repeats.</summary>
    /// <param name="definition">What to look for.</param>
    /// <param name="touchpoints">One customer's touchpoints in order (instant, then sequence).</param>
    /// <param name="asOf">Windows that end after this instant have not passed yet.</param>
    public static IReadOnlyList<MilestoneOccurrence> Find(
        MilestoneDefinition definition, IReadOnlyList<MilestoneTouchpoint> touchpoints, DateTimeOffset asOf)
    {
        var all = definition.Pattern switch
        {
            MilestonePattern.Sequence sequence => Sequences(sequence, touchpoints),
            MilestonePattern.Count count => Counts(count, touchpoints),
            MilestonePattern.Absence absence => Absences(absence, touchpoints, asOf),
            var other => throw new ArgumentException($"Unknown pattern {other.GetType().Name}.", nameof(definition)),
        };
        return definition.Repeats ? [.. all] : [.. all.Take(1)];
    }

    private static IEnumerable<MilestoneOccurrence> Sequences(MilestonePattern.Sequence pattern, IReadOnlyList<MilestoneTouchpoint> touchpoints)
    {
        var first = 0;
        for (var end = 0; end < touchpoints.Count; end++)
        {
            if (!pattern.Steps[^1].Match.Holds(touchpoints[end]) || Chain(pattern, touchpoints, first, end) is not { } chain)
                continue;
            yield return new MilestoneOccurrence(touchpoints[end].At, [.. chain.Select(index => touchpoints[index].Id)]);
            first = end + 1;
        }
    }

    /// <summary>The earliest steps (first step first) that end at <paramref name="end"/>; null when there are none.</summary>
    private static int[]? Chain(MilestonePattern.Sequence pattern, IReadOnlyList<MilestoneTouchpoint> touchpoints, int first, int end)
    {
        var chain = new int[pattern.Steps.Count];
        for (var start = first; start <= end; start++)
        {
            if (pattern.Within is { } limit && touchpoints[end].At - touchpoints[start].At > limit)
                continue;
            chain[0] = start;
            if (pattern.Steps[0].Match.Holds(touchpoints[start]) && Extend(pattern, touchpoints, chain, 1, end, []))
                return chain;
        }

        return null;
    }

    private static bool Extend(
        MilestonePattern.Sequence pattern, IReadOnlyList<MilestoneTouchpoint> touchpoints, int[] chain, int step, int end, HashSet<(int, int)> dead)
    {
        if (step == chain.Length)
            return chain[^1] == end;
        var last = step == chain.Length - 1;
        for (var next = last ? Math.Max(end, chain[step - 1] + 1) : chain[step - 1] + 1; next <= end; next++)
        {
            if (pattern.Steps[step].Within is { } gap && touchpoints[next].At - touchpoints[chain[step - 1]].At > gap)
                break;
            chain[step] = next;
            if (!dead.Contains((step, next)) && pattern.Steps[step].Match.Holds(touchpoints[next]) && Extend(pattern, touchpoints, chain, step + 1, end, dead))
                return true;
            dead.Add((step, next));
        }

        return false;
    }

    private static IEnumerable<MilestoneOccurrence> Counts(MilestonePattern.Count pattern, IReadOnlyList<MilestoneTouchpoint> touchpoints)
    {
        var window = new List<MilestoneTouchpoint>();
        foreach (var touchpoint in touchpoints.Where(pattern.Match.Holds))
        {
            window.Add(touchpoint);
            window.RemoveAll(earlier => touchpoint.At - earlier.At > pattern.Within);
            if (window.Count < pattern.AtLeast)
                continue;
            yield return new MilestoneOccurrence(touchpoint.At, [.. window.TakeLast(pattern.AtLeast).Select(one => one.Id)]);
            window.Clear();
        }
    }

    private static IEnumerable<MilestoneOccurrence> Absences(
        MilestonePattern.Absence pattern, IReadOnlyList<MilestoneTouchpoint> touchpoints, DateTimeOffset asOf)
    {
        DateTimeOffset? occupiedUntil = null;
        for (var start = 0; start < touchpoints.Count; start++)
        {
            var end = touchpoints[start].At + pattern.Within;
            if (!pattern.After.Holds(touchpoints[start]) || end > asOf || touchpoints[start].At <= occupiedUntil)
                continue;
            if (touchpoints.Skip(start + 1).TakeWhile(later => later.At <= end).Any(pattern.Of.Holds))
                continue;
            yield return new MilestoneOccurrence(end, [touchpoints[start].Id]);
            occupiedUntil = end;
        }
    }
}
