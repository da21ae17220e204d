namespace CustomerJourney.Identity.Resolved;

/// <summary>An identifier of a customer, as the lake's table <c>resolved/customer_identifiers</c> stores it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="IdentifierId">The identifier; with <paramref name="CustomerId"/> the key.</param>
/// <param name="Kind">Kind of the identifier.</param>
/// <param name="Value">The normalised value: personal data.</param>
/// <param name="Standing"><c>own</c>: leads to this customer alone; <c>shared</c>: several have it; <c>void</c>: a dummy; <c>learned</c>: seen with this customer, registered by nobody; <c>gone</c>: the customer lost it since the last run.</param>
public sealed record CustomerIdentifierRow(string CustomerId, string IdentifierId, string Kind, string Value, string Standing);
