using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity;

/// <summary>Pairs that were weighed, and the clusters they make.</summary>
/// <param name="Pairs">The pairs whose evidence could matter, sorted.</param>
/// <param name="ClusterOf">Per record the smallest record of its cluster.</param>
/// <param name="Joins">How the clusters came together.</param>
internal sealed record WeighedPairs(IReadOnlyList<ScoredPair> Pairs, int[] ClusterOf, IReadOnlyList<GroupJoin> Joins);
