namespace CustomerJourney.Identity.Resolved;

/// <summary>Whose a party record is, as the lake's table <c>resolved/customer_parties</c> stores it.</summary>
/// <param name="PartyId">The key.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Generation">The run that founded the customer, from 1.</param>
public sealed record CustomerPartyRow(string PartyId, string CustomerId, int Generation);
