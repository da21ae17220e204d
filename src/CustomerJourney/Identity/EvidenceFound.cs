using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity;

/// <summary>What weighing evidence gave.</summary>
/// <param name="Links">A link for every join.</param>
/// <param name="Reviews">What a steward should look at.</param>
/// <param name="Quality">Estimated quality.</param>
/// <param name="Model">The model, learned or as given.</param>
internal sealed record EvidenceFound(List<IdentityLink> Links, List<ReviewCase> Reviews, LinkageQuality Quality, TrainedModel Model);
