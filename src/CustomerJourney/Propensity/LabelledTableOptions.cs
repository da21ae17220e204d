namespace CustomerJourney.Propensity;

/// <summary>How a labelled table is read.</summary>
/// <param name="Label">Name of the label's column.</param>
/// <param name="Id">Name of the column that tells whom a row is about; rows of one id never stand on both sides of a split.</param>
/// <param name="Positive">The label's value that means yes; null to take the usual ones (yes, true, 1, y, t).</param>
/// <param name="Leave">Columns to leave out.</param>
public sealed record LabelledTableOptions(string Label, string Id, string? Positive = null, IReadOnlyList<string>? Leave = null);
