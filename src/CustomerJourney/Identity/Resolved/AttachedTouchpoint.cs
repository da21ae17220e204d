namespace CustomerJourney.Identity.Resolved;

/// <summary>Of a resolved touchpoint only whose it is.</summary>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="CustomerId">Its customer.</param>
internal sealed record AttachedTouchpoint(string TouchpointId, string CustomerId);
