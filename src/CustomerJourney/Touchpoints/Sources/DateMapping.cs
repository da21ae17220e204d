namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How a date is read.</summary>
/// <param name="Value">Its text.</param>
/// <param name="Formats">Tried in order: <c>iso</c> or a pattern such as <c>dd.MM.yyyy</c>.</param>
public sealed record DateMapping(ValueMapping Value, IReadOnlyList<string> Formats);
