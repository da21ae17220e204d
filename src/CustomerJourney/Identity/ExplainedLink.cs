using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity;

/// <summary>A step on the path between two parties.</summary>
/// <param name="Link">The link.</param>
/// <param name="Evidence">Each field's bits; null when no model was learned.</param>
public sealed record ExplainedLink(IdentityLink Link, PairExplanation? Evidence);
