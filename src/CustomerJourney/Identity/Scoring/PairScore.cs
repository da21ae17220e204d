using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity.Scoring;

/// <summary>The answer on a pair.</summary>
/// <param name="IsMatch">Whether the two are one.</param>
/// <param name="Probability">The probability that they are, 0 to 1.</param>
/// <param name="Bits">Log2 odds; null from a deterministic model.</param>
/// <param name="Reason">The rule, what clashes, or <c>evidence</c>.</param>
/// <param name="Explanation">Each field's bits, when asked for.</param>
public sealed record PairScore(bool IsMatch, double Probability, double? Bits, string Reason, PairExplanation? Explanation = null);
