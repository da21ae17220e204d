namespace CustomerJourney.Identity.Scoring;

/// <summary>What a pair-scoring endpoint answers, pair by pair in the order asked.</summary>
/// <param name="ModelVersion">Version of the model that answered.</param>
/// <param name="Scores">The scores.</param>
/// <param name="ThresholdBits">The cut: mean log2 odds above which the model joins two groups; null from a deterministic model.</param>
public sealed record PairScoringResponse(string ModelVersion, IReadOnlyList<PairScore> Scores, double? ThresholdBits = null);
