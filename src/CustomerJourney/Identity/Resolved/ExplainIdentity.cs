using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Explains why two party records of the lake are one customer, or not: resolution is run again, which gives the same result, and asked.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="options">How parties are resolved.</param>
public sealed class ExplainIdentity(IObjectLake lake, ResolutionOptions options)
{
    private readonly ResolvedTables _resolved = new(lake);

    /// <summary>Explains two parties.</summary>
    /// <exception cref="ArgumentException">A party is not known.</exception>
    public async Task<IdentityExplanation> RunAsync(string partyA, string partyB, CancellationToken cancellationToken)
    {
        var parties = (await PartyRecords.ReadAsync(new CuratedTables(lake), cancellationToken)).ToDictionary(party => party.Id);
        var (a, b) = (new PartyId(partyA), new PartyId(partyB));
        foreach (var id in new[] { a, b }.Where(id => !parties.ContainsKey(id)))
            throw new ArgumentException($"No party record has the id {id}; ids look like party:crm:C0001.", nameof(partyA));
        var known = await FormerAssignment.ReadKnownAsync(_resolved, cancellationToken);
        var result = IdentityResolution.Resolve(parties.Values, options, await StewardDecisions.ReadAsync(_resolved, cancellationToken), known);
        return IdentityExplanation.Of(a, b, result.Links, id => parties.GetValueOrDefault(id), result.Model);
    }
}
