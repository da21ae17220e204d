namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How an instant is read.</summary>
/// <param name="Value">Its text; date and time in two columns are joined by a blank.</param>
/// <param name="Formats">Tried in order: <c>iso</c>, <c>epochSeconds</c>, <c>epochMilliseconds</c>, or a pattern such as <c>dd.MM.yyyy HH:mm</c>.</param>
/// <param name="Zone">IANA name of the zone of times without an offset.</param>
/// <param name="Ambiguous">Which of two instants a local time means that the clock shows twice.</param>
public sealed record InstantMapping(ValueMapping Value, IReadOnlyList<string> Formats, string Zone, AmbiguousTime Ambiguous);
