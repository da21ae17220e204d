namespace CustomerJourney.Touchpoints;

/// <summary>What a run has to look at.</summary>
/// <param name="Sources">Sources with files that were not taken yet, by name.</param>
/// <param name="Without">A sentence for each source that no file belongs to.</param>
public sealed record NewFiles(IReadOnlyList<SourceFiles> Sources, IReadOnlyList<string> Without);
