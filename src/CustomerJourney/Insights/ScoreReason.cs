namespace CustomerJourney.Insights;

/// <summary>Why a score is what it is.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Value">The customer's value; null when blank.</param>
/// <param name="Contribution">How far it moves the score, in log odds: positive raises it.</param>
public sealed record ScoreReason(string Feature, string? Value, double Contribution);
