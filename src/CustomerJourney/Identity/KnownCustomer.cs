using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>A customer as the run before left it: what keeps ids stable.</summary>
/// <param name="Id">The id.</param>
/// <param name="Generation">The run that founded it, from 1: the smaller, the older.</param>
/// <param name="Parties">Who belonged to it.</param>
public sealed record KnownCustomer(CustomerId Id, int Generation, IReadOnlyList<PartyId> Parties);
