namespace CustomerJourney.Identity.Linkage;

/// <summary>A trained model: for every level of every place how far it speaks for one thing, for two of one household, against two strangers; log2 of the ratio.</summary>
/// <param name="PriorMatchBits">Log2 odds that two records drawn at random are of one thing.</param>
/// <param name="PriorRelatedBits">Log2 odds that they are of two things that go together; −∞ where the records have no households.</param>
/// <param name="Match">Bits by place × 16 + level, one thing against strangers.</param>
/// <param name="Related">The same, related against strangers.</param>
internal sealed record MatchWeights(double PriorMatchBits, double PriorRelatedBits, float[] Match, float[] Related)
{
    /// <summary>Log2 odds that a pair is of one thing.</summary>
    public double BitsOf(ulong pattern)
    {
        var match = PriorMatchBits;
        var related = PriorRelatedBits;
        for (var index = 0; pattern != 0; pattern >>= Levels.Bits, index += Levels.Count)
        {
            var level = (int)pattern & Levels.Count - 1;
            match += Match[index + level];
            related += Related[index + level];
        }

        return match - (related > 40 ? related : Math.Log2(1 + double.Exp2(related)));
    }

    /// <summary>The probability that belongs to log2 odds.</summary>
    public static double Probability(double bits) => 1 / (1 + double.Exp2(-bits));
}
