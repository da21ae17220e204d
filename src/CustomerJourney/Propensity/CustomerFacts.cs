namespace CustomerJourney.Propensity;

/// <summary>What is known of a customer beside touchpoints.</summary>
/// <param name="Segment">Segment.</param>
/// <param name="Region">Region.</param>
/// <param name="Since">Customer since.</param>
/// <param name="IsAnonymous">Known by touchpoints only.</param>
/// <param name="Milestones">Milestones with the instants they were reached, any order.</param>
public sealed record CustomerFacts(string? Segment, string? Region, DateOnly? Since, bool IsAnonymous, IReadOnlyList<(string Name, DateTimeOffset At)> Milestones)
{
    /// <summary>Nothing is known.</summary>
    public static CustomerFacts Unknown { get; } = new(null, null, null, true, []);
}
