namespace CustomerJourney.Milestones;

/// <summary>A milestone a customer reached, as the lake's table <c>resolved/milestones</c> stores it.</summary>
/// <param name="MilestoneId">The key: the milestone vertex's id.</param>
/// <param name="CustomerId">Who reached it.</param>
/// <param name="Milestone">Name of the definition.</param>
/// <param name="Number">Which occurrence, from 1.</param>
/// <param name="ReachedAt">When, UTC.</param>
/// <param name="Evidence">Ids of the touchpoints that prove it, in order, separated by blanks.</param>
public sealed record MilestoneRow(string MilestoneId, string CustomerId, string Milestone, int Number, DateTimeOffset ReachedAt, string Evidence);
