namespace CustomerJourney.Propensity;

/// <summary>How good a propensity is, by cross-validation with folds by customer.</summary>
/// <param name="Folds">Quality on each fold's own rows, by a model that saw only the others.</param>
/// <param name="Pooled">Quality over all rows, each scored by the model that did not see it.</param>
/// <param name="Reliability">The reliability diagram over all rows.</param>
/// <param name="Weights">What the models look at, largest first.</param>
/// <param name="Notes">What was left out and what looks wrong, in sentences.</param>
public sealed record PropensityEvaluation(
    IReadOnlyList<PropensityQuality> Folds,
    PropensityQuality Pooled,
    IReadOnlyList<ReliabilityBin> Reliability,
    IReadOnlyList<FeatureWeight> Weights,
    IReadOnlyList<string> Notes)
{
    /// <summary>Mean and sample standard deviation of a measure over the folds.</summary>
    public (double Mean, double Deviation) Spread(Func<PropensityQuality, double> measure)
    {
        var values = Folds.Select(measure).ToArray();
        var mean = values.Average();
        return (mean, values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }
}
