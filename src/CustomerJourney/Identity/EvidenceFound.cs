using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity;

/// <summary>What weighing evidence gave, besides links and cases.</summary>
/// <param name="Quality">Estimated quality.</param>
/// <param name="Model">The model, learned or as given.</param>
internal sealed record EvidenceFound(LinkageQuality Quality, TrainedModel Model);
