namespace CustomerJourney.Identity.Scoring;

/// <summary>What a pair-scoring endpoint is asked: one pair, or a batch of them.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Explain">Whether each field's bits are wanted.</param>
/// <param name="A">One record of a single pair, where <paramref name="Pairs"/> is not given.</param>
/// <param name="B">The other.</param>
public sealed record PairScoringRequest(
    IReadOnlyList<RecordPair> Pairs, bool Explain = false, IReadOnlyDictionary<string, string>? A = null, IReadOnlyDictionary<string, string>? B = null);
