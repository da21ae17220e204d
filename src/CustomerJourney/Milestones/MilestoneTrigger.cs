namespace CustomerJourney.Milestones;

/// <summary>Which changes of the graph make a milestone worth evaluating for a customer: a <c>had</c> edge to a touchpoint of one of the types comes or goes.</summary>
/// <param name="Types">Types of touchpoints that matter; empty when any does.</param>
/// <param name="WakesAfter">How long after such a touchpoint time alone may reach the milestone; null when time alone never does.</param>
public sealed record MilestoneTrigger(IReadOnlyList<string> Types, TimeSpan? WakesAfter)
{
    /// <summary>Derives the trigger from a pattern.</summary>
    public static MilestoneTrigger Of(MilestonePattern pattern)
    {
        var matches = pattern.Matches.ToList();
        var types = matches.Any(match => match.Types.Count == 0)
            ? []
            : matches.SelectMany(match => match.Types).Distinct().Order(StringComparer.Ordinal).ToList();
        return new MilestoneTrigger(types, (pattern as MilestonePattern.Absence)?.Within);
    }

    /// <summary>Whether a touchpoint of this type matters.</summary>
    public bool Concerns(string type) => Types.Count == 0 || Types.Contains(type);
}
