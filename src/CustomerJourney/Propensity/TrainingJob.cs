namespace CustomerJourney.Propensity;

/// <summary>One training: what to learn from, and what the model will be called.</summary>
/// <param name="Propensity">Name of the propensity.</param>
/// <param name="TableKey">Key of the labelled feature table in the object lake, Parquet.</param>
/// <param name="Horizon">How far ahead the label looks, as <c>60d</c>.</param>
/// <param name="CutOffs">The cut-offs of the rows, latest first.</param>
/// <param name="Plan">The plan the features were made by.</param>
public sealed record TrainingJob(string Propensity, string TableKey, string Horizon, IReadOnlyList<DateTimeOffset> CutOffs, FeaturePlan Plan);
