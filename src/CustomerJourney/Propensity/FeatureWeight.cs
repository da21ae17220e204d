namespace CustomerJourney.Propensity;

/// <summary>How much a feature matters to a model.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Weight">Mean absolute part in the log-odds.</param>
public sealed record FeatureWeight(string Feature, double Weight);
