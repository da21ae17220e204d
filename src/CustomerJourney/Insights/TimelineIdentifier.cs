namespace CustomerJourney.Insights;

/// <summary>An identifier of a customer.</summary>
/// <param name="Kind">Kind, as msisdn.</param>
/// <param name="Value">The normalised value.</param>
/// <param name="Standing">own, shared, void or learned.</param>
public sealed record TimelineIdentifier(string Kind, string Value, string Standing);
