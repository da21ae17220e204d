using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>What became of a stream that was mapped.</summary>
/// <param name="Counts">What became of its rows.</param>
/// <param name="Notes">What happened to values without costing a row, by count.</param>
/// <param name="Encoding">Encoding it was read in; null for Parquet and for rows cut by somebody else.</param>
/// <param name="Damage">Why it was not read to its end; null when it was.</param>
/// <param name="Types">Touchpoints by type.</param>
public sealed record MappedStream(RowCounts Counts, IReadOnlyDictionary<string, long> Notes, string? Encoding, string? Damage, IReadOnlyDictionary<string, long> Types);
