namespace CustomerJourney.Touchpoints.Rows;

/// <summary>What became of a batch's rows: read = curated + quarantined + filtered, always.</summary>
/// <param name="Read">Rows in the file.</param>
/// <param name="Curated">Rows that became a touchpoint, a party record or both.</param>
/// <param name="Quarantined">Rows that could not be mapped.</param>
/// <param name="Filtered">Rows that the mapping's conditions leave out.</param>
/// <param name="Touchpoints">Touchpoints made.</param>
/// <param name="Parties">Party records made.</param>
public sealed record RowCounts(long Read, long Curated, long Quarantined, long Filtered, long Touchpoints, long Parties);
