namespace CustomerJourney.Touchpoints;

/// <summary>A touchpoint as the lake's table <c>curated/touchpoints</c> stores it.</summary>
/// <param name="TouchpointId">The key.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="Type">What happened.</param>
/// <param name="Channel">Where it happened.</param>
/// <param name="At">The instant, UTC, to the microsecond.</param>
/// <param name="Sequence">Text whose ordinal order orders touchpoints of one instant.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Amount">Money in major units.</param>
/// <param name="Currency">ISO 4217 code; null when there is no amount.</param>
/// <param name="Attributes">Further attributes, a JSON object of strings; null when there are none.</param>
public sealed record TouchpointRow(
    string TouchpointId,
    string Source,
    string Type,
    string? Channel,
    DateTimeOffset At,
    string Sequence,
    string? Outcome,
    decimal? Amount,
    string? Currency,
    string? Attributes);
