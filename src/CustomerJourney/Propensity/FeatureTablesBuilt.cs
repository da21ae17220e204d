namespace CustomerJourney.Propensity;

/// <summary>What building features did.</summary>
/// <param name="Propensities">Names of those that have a table now.</param>
/// <param name="Left">Why others have none.</param>
/// <param name="MadeFrom">Fingerprint of the settings and the history.</param>
public sealed record FeatureTablesBuilt(IReadOnlyList<string> Propensities, IReadOnlyList<string> Left, string MadeFrom);
