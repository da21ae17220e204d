namespace CustomerJourney.Identity.Linkage;

/// <summary>A pair whose evidence is worth keeping.</summary>
/// <param name="A">The smaller record number.</param>
/// <param name="B">The larger.</param>
/// <param name="Bits">Log2 odds that they are one.</param>
internal readonly record struct ScoredPair(int A, int B, float Bits) : IComparable<ScoredPair>
{
    public int CompareTo(ScoredPair other) => A != other.A ? A.CompareTo(other.A) : B.CompareTo(other.B);
}
