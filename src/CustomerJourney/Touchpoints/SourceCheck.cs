using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>What a mapping makes of the first rows of a file.</summary>
/// <param name="File">File relative to <c>raw/</c>.</param>
/// <param name="Columns">The file's columns; null for JSON.</param>
/// <param name="Counts">What became of the rows looked at.</param>
/// <param name="Notes">What happened to values without costing a row, by count.</param>
/// <param name="Rows">What they became.</param>
/// <param name="Problem">Why the file could not be looked at; null when it could.</param>
public sealed record SourceCheck(string File, IReadOnlyList<string>? Columns, RowCounts Counts, IReadOnlyDictionary<string, long> Notes, MappedRows Rows, string? Problem);
