namespace CustomerJourney.Functions;

/// <summary>For which run, and of which source.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Source">Only files of this source; empty for all.</param>
public sealed record ListFilesRequest(string RunId, string? Source);
