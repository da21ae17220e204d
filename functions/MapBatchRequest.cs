namespace CustomerJourney.Functions;

/// <summary>Input of <see cref="MapBatch"/>.</summary>
/// <param name="Source">Name of the source whose mapping is used.</param>
/// <param name="Key">Key of the file in the lake's raw zone.</param>
/// <param name="Version">Its version there, for the record.</param>
public sealed record MapBatchRequest(string Source, string Key, string Version);
