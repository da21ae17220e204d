namespace CustomerJourney.Insights;

/// <summary>A milestone a customer reached.</summary>
/// <param name="Name">Name of the definition.</param>
/// <param name="ReachedAt">When, UTC.</param>
/// <param name="Evidence">Ids of the touchpoints that prove it.</param>
public sealed record TimelineMilestone(string Name, DateTimeOffset ReachedAt, IReadOnlyList<string> Evidence);
