using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>A person as resolved.</summary>
/// <param name="Id">Stable over runs.</param>
/// <param name="Generation">The run that founded it, from 1.</param>
/// <param name="Parties">Its party records, by id.</param>
/// <param name="Identifiers">What its parties have, by kind and value.</param>
/// <param name="Golden">The best value of each field, with provenance.</param>
public sealed record ResolvedCustomer(
    CustomerId Id, int Generation, IReadOnlyList<PartyId> Parties, IReadOnlyList<CustomerIdentifier> Identifiers, GoldenRecord Golden);
