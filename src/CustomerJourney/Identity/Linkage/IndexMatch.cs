namespace CustomerJourney.Identity.Linkage;

/// <summary>A record found in the index.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Cluster">The key its cluster is named after.</param>
/// <param name="Bits">Log2 odds that it is the same thing.</param>
public sealed record IndexMatch(string Id, string Cluster, double Bits)
{
    /// <summary>The probability that it is the same thing.</summary>
    public double Probability => MatchWeights.Probability(Bits);
}
