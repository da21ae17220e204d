namespace CustomerJourney.Milestones;

/// <summary>What one look at the change stream did.</summary>
/// <param name="Attached">Touchpoints that were given a customer, or had one.</param>
/// <param name="Fired">Milestones that changed, over all customers.</param>
/// <param name="Resolved">Party records that were resolved.</param>
/// <param name="IsCaughtUp">Whether nothing more was waiting.</param>
public sealed record FollowedChanges(int Attached, int Fired, int Resolved, bool IsCaughtUp);
