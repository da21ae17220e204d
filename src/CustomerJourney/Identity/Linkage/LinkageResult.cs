namespace CustomerJourney.Identity.Linkage;

/// <summary>What a linkage found.</summary>
/// <param name="ClusterOf">Per record the number of its cluster's first record.</param>
/// <param name="Quality">Estimates without truth.</param>
/// <param name="Model">The model used.</param>
public sealed record LinkageResult(IReadOnlyList<int> ClusterOf, LinkageQuality Quality, IdentityModel Model);
