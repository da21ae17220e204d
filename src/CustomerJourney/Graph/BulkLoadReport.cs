namespace CustomerJourney.Graph;

/// <summary>What a bulk load did.</summary>
/// <param name="Files">Files read.</param>
/// <param name="Records">Labels, properties and edges read, as Neptune's <c>totalRecords</c> counts.</param>
/// <param name="Duplicates">Records that were there already.</param>
public sealed record BulkLoadReport(int Files, long Records, long Duplicates);
