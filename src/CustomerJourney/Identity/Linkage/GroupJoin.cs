namespace CustomerJourney.Identity.Linkage;

/// <summary>Two groups that were joined.</summary>
/// <param name="A">The smallest record of one.</param>
/// <param name="B">The smallest of the other.</param>
/// <param name="Bits">Mean evidence over the pairs between them.</param>
/// <param name="Pairs">How many pairs that are.</param>
internal readonly record struct GroupJoin(int A, int B, double Bits, long Pairs);
