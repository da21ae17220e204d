namespace CustomerJourney.Functions;

/// <summary>Input of the workflow <c>ingest-batch</c>: one file of the lake's raw zone, as one source's mapping takes it.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Key">Its key in the lake.</param>
/// <param name="Version">Its version there, so that a new content under the old key is a new batch.</param>
/// <param name="Size">Bytes: a large file is mapped by Glue.</param>
public sealed record IngestRequest(string Source, string Key, string Version, long Size);
