namespace CustomerJourney.Touchpoints;

/// <summary>Files of a source that a run has to look at.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="List">Key of their list in the lake, in the order they are to be taken.</param>
/// <param name="Results">Key prefix of where the workflow writes what became of them.</param>
/// <param name="Files">How many.</param>
public sealed record SourceFiles(string Source, string List, string Results, int Files);
