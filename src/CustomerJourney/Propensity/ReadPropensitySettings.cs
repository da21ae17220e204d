namespace CustomerJourney.Propensity;

/// <summary>Reads what people wrote about propensities, wherever it lies: the workspace's folder, a bucket.</summary>
/// <exception cref="FormatException">A file has a mistake; the message names file and place.</exception>
public delegate Task<PropensitySettings> ReadPropensitySettings(CancellationToken cancellationToken);
