namespace CustomerJourney.Propensity;

/// <summary>Grows trees on encoded rows: LightGBM in <c>CustomerJourney.ModelServer</c>; the domain holds no native code.</summary>
/// <param name="features">Encoded rows, all finite.</param>
/// <param name="labels">One a row.</param>
/// <param name="options">How they grow.</param>
/// <returns>A forest without means; the same for the same arguments.</returns>
public delegate Forest FitForest(FeatureMatrix features, ReadOnlySpan<bool> labels, ForestOptions options);
