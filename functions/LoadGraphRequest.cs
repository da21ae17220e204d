namespace CustomerJourney.Functions;

/// <summary>Input of <see cref="LoadGraph"/>.</summary>
/// <param name="Prefix">Key prefix of the files in the lake; empty when a batch has nothing for the graph.</param>
public sealed record LoadGraphRequest(string Prefix);
