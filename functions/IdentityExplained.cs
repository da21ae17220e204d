using CustomerJourney.Identity;
using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Functions;

/// <summary>Why two party records are one customer, or not.</summary>
/// <param name="A">One party record.</param>
/// <param name="B">The other.</param>
/// <param name="IsOne">Whether links join them.</param>
/// <param name="Path">The links from one to the other; empty when they are not joined.</param>
/// <param name="Direct">What the two say when compared with each other; null when no model was learned.</param>
public sealed record IdentityExplained(string A, string B, bool IsOne, IReadOnlyList<IdentityExplained.Joined> Path, IdentityExplained.Waterfall? Direct)
{
    /// <summary>A link.</summary>
    /// <param name="A">One party record.</param>
    /// <param name="B">The other.</param>
    /// <param name="Kind">steward, rule or evidence.</param>
    /// <param name="Reason">The rule's name, the steward's reason, or <c>evidence</c>.</param>
    /// <param name="Bits">Log2 odds; null for rules and stewards, which need none.</param>
    /// <param name="Evidence">What the two say; null when no model was learned.</param>
    public sealed record Joined(string A, string B, string Kind, string Reason, double? Bits, Waterfall? Evidence);

    /// <summary>Evidence step by step: prior + fields − household = bits.</summary>
    /// <param name="PriorBits">Log2 odds before anything is compared.</param>
    /// <param name="Fields">What each field adds; a finding holds no personal value.</param>
    /// <param name="HouseholdBits">What is taken off because the two may be of one household.</param>
    /// <param name="Bits">Log2 odds in all.</param>
    /// <param name="Probability">That the two are one, 0 to 1.</param>
    public sealed record Waterfall(double PriorBits, IReadOnlyList<FieldEvidence> Fields, double HouseholdBits, double Bits, double Probability);

    /// <summary>The answer for an explanation.</summary>
    public static IdentityExplained Of(IdentityExplanation explained) => new(
        explained.A.Value, explained.B.Value, explained.Path.Count > 0,
        [.. explained.Path.Select(step => new Joined(
            step.Link.A.Value, step.Link.B.Value, step.Link.Kind.ToString().ToLowerInvariant(), step.Link.Reason, double.IsFinite(step.Link.Bits) ? step.Link.Bits : null, Of(step.Evidence)))],
        Of(explained.Direct));

    private static Waterfall? Of(PairExplanation? pair) =>
        pair is null ? null : new Waterfall(pair.PriorBits, pair.Fields, pair.HouseholdBits, pair.Bits, pair.Probability);
}
