namespace CustomerJourney.Propensity;

/// <summary>Which features a model has: fixed when it is trained, from what was there before the earliest cut-off, and used again to score.</summary>
/// <param name="Roles">Roles that some type had.</param>
/// <param name="Types">The most frequent types.</param>
/// <param name="Channels">The most frequent channels.</param>
/// <param name="Outcomes">The most frequent outcomes.</param>
/// <param name="Milestones">Milestones somebody had reached.</param>
public sealed record FeaturePlan(IReadOnlyList<string> Roles, IReadOnlyList<string> Types, IReadOnlyList<string> Channels, IReadOnlyList<string> Outcomes, IReadOnlyList<string> Milestones)
{
    private const int MostTypes = 40;
    private const int MostChannels = 12;
    private const int MostOutcomes = 16;
    private const int MostMilestones = 20;
    private const int MostRoles = 32;
    private const double FewestShare = 0.0005; // of touchpoints; rarer ones cannot be learnt from

    /// <summary>Chooses by what happened before an instant, and nothing later.</summary>
    public static FeaturePlan Learn(CustomerHistory history, DateTimeOffset before)
    {
        ArgumentNullException.ThrowIfNull(history);
        var touchpoints = history.Touchpoints;
        var (types, channels, outcomes) = (new int[touchpoints.Types.Count], new int[touchpoints.Channels.Count], new int[touchpoints.Outcomes.Count]);
        for (var index = 0; index < touchpoints.Count; index++)
        {
            if (touchpoints.At[index] >= before.UtcTicks)
                continue;
            types[touchpoints.Type[index]]++;
            Count(channels, touchpoints.Channel[index]);
            Count(outcomes, touchpoints.Outcome[index]);
        }

        var fewest = Math.Max(1, types.Sum(count => (long)count) * FewestShare);
        var seen = touchpoints.Types.Where((_, code) => types[code] > 0).ToList();
        return new FeaturePlan(
            [.. seen.SelectMany(history.Vocabulary.RolesOf).Distinct().Order(StringComparer.Ordinal).Take(MostRoles)],
            Top(touchpoints.Types, types, fewest, MostTypes),
            Top(touchpoints.Channels, channels, fewest, MostChannels),
            Top(touchpoints.Outcomes, outcomes, fewest, MostOutcomes),
            [.. history.Facts.Values.SelectMany(facts => facts.Milestones).Where(milestone => milestone.At < before).Select(milestone => milestone.Name).Distinct().Order(StringComparer.Ordinal).Take(MostMilestones)]);
    }

    private static void Count(int[] counts, int code)
    {
        if (code >= 0)
            counts[code]++;
    }

    private static string[] Top(IReadOnlyList<string> names, int[] counts, double fewest, int most) =>
        [.. names.Select((name, code) => (name, Count: counts[code])).Where(level => level.Count >= fewest)
            .OrderByDescending(level => level.Count).ThenBy(level => level.name, StringComparer.Ordinal).Take(most).Select(level => level.name)];
}
