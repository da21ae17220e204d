using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>What became of customers between two runs.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Customer">The customer that goes on (merge, growth, split), is new (founded, split off) or is gone (retired).</param>
/// <param name="Before">The customers before that took part, by id.</param>
/// <param name="After">The customers after, by id.</param>
/// <param name="Moved">The parties that have another customer now, by id.</param>
/// <param name="Reason">Why: the strongest link that joined, or what parted them; no personal value.</param>
public sealed record IdentityEvent(
    IdentityEventKind Kind, CustomerId Customer, IReadOnlyList<CustomerId> Before, IReadOnlyList<CustomerId> After, IReadOnlyList<PartyId> Moved, string Reason);
