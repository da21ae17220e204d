namespace CustomerJourney.Functions;

/// <summary>Input of the workflow <c>ingest-batch</c>: one file of the lake's raw zone.</summary>
/// <param name="Key">Its key in the lake.</param>
/// <param name="Version">Its version there, so that a new content under the old key is a new batch.</param>
public sealed record IngestRequest(string Key, string Version);
