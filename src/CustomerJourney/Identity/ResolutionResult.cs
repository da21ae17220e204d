using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Who is who, why, and what changed. Everything is in a fixed order: same input, same result.</summary>
/// <param name="Customers">By id.</param>
/// <param name="Links">The links that hold customers together, by party.</param>
/// <param name="Events">What became of the customers of the run before, by kind and id.</param>
/// <param name="Reviews">What a steward should look at, worst first.</param>
/// <param name="Quality">Estimated quality.</param>
public sealed record ResolutionResult(
    IReadOnlyList<ResolvedCustomer> Customers,
    IReadOnlyList<IdentityLink> Links,
    IReadOnlyList<IdentityEvent> Events,
    IReadOnlyList<ReviewCase> Reviews,
    LinkageQuality Quality)
{
    /// <summary>The model that weighed the evidence: explains pairs and can be frozen; null when only keys spoke.</summary>
    public Linkage.TrainedModel? Model { get; init; }

    /// <summary>Birth dates so frequent that they say nothing, ISO.</summary>
    public IReadOnlyList<string> DummyBirthDates { get; init; } = [];

    /// <summary>Every party's customer.</summary>
    public IReadOnlyDictionary<PartyId, CustomerId> Assignment { get; } =
        Customers.SelectMany(customer => customer.Parties.Select(party => (party, customer.Id))).ToDictionary(pair => pair.party, pair => pair.Id);

    /// <summary>What the next run needs as <c>previous</c>.</summary>
    public IReadOnlyList<KnownCustomer> Known =>
        [.. Customers.Select(customer => new KnownCustomer(customer.Id, customer.Generation, customer.Parties))];
}
