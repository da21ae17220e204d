namespace CustomerJourney.Functions;

/// <summary>Where a run's maps wrote what became of each file.</summary>
/// <param name="Results">Keys of their manifests in the lake, one a source.</param>
public sealed record SumUpFilesRequest(IReadOnlyList<string> Results);
