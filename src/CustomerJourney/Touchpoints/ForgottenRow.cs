namespace CustomerJourney.Touchpoints;

/// <summary>Something of a person who was forgotten, as the lake's table <c>curated/forgotten</c> stores it: never taken again.</summary>
/// <param name="Key">Id of an identifier or a touchpoint, or the keyed hash of a party record's or customer's id; no value can be read from it.</param>
/// <param name="At">When it was forgotten, UTC.</param>
public sealed record ForgottenRow(string Key, DateTimeOffset At);
