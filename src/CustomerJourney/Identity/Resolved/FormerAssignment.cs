using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Who belonged to whom after the run before.</summary>
/// <param name="Known">Customers with their parties.</param>
/// <param name="Parties">Whose each party was.</param>
/// <param name="Customers">Customers by id, anonymous ones among them.</param>
/// <param name="Identifiers">Identifiers of customers, by the id of their edge.</param>
/// <param name="Places">By touchpoint: whose it was, and which came next, null for the customer's last.</param>
internal sealed record FormerAssignment(
    IReadOnlyList<KnownCustomer> Known,
    IReadOnlyList<CustomerPartyRow> Parties,
    IReadOnlyDictionary<string, CustomerRow> Customers,
    IReadOnlyDictionary<string, CustomerIdentifierRow> Identifiers,
    IReadOnlyDictionary<string, (string CustomerId, string? Next)> Places)
{
    /// <summary>Reads it from the lake.</summary>
    public static async Task<FormerAssignment> ReadAsync(ResolvedTables resolved, CancellationToken cancellationToken)
    {
        var parties = await ListAsync(resolved.Parties, cancellationToken);
        var customers = (await ListAsync(resolved.Customers, cancellationToken)).ToDictionary(row => row.CustomerId, StringComparer.Ordinal);
        var identifiers = Assignment.ByEdge(await ListAsync(resolved.Identifiers, cancellationToken));
        return new FormerAssignment(Joined(parties), parties, customers, identifiers, await PlacesAsync(resolved, cancellationToken));
    }

    /// <summary>Only the customers with their parties.</summary>
    public static async Task<IReadOnlyList<KnownCustomer>> ReadKnownAsync(ResolvedTables resolved, CancellationToken cancellationToken) =>
        Joined(await ListAsync(resolved.Parties, cancellationToken));

    private static List<KnownCustomer> Joined(List<CustomerPartyRow> parties) =>
    [
        .. parties.GroupBy(row => (row.CustomerId, row.Generation))
            .Select(group => new KnownCustomer(new CustomerId(group.Key.CustomerId), group.Key.Generation, [.. group.Select(row => new PartyId(row.PartyId)).OrderBy(id => id.Value, StringComparer.Ordinal)]))
            .OrderBy(customer => customer.Id.Value, StringComparer.Ordinal),
    ];

    // The table stands by customer and order, so that what follows a row is next.
    private static async Task<Dictionary<string, (string CustomerId, string? Next)>> PlacesAsync(ResolvedTables resolved, CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        AttachedTouchpoint? last = null;
        await foreach (var row in resolved.Touchpoints.Part<AttachedTouchpoint>().ReadAsync(cancellationToken))
        {
            if (last is not null)
                places[last.TouchpointId] = (last.CustomerId, last.CustomerId == row.CustomerId ? row.TouchpointId : null);
            last = row;
        }

        if (last is not null)
            places[last.TouchpointId] = (last.CustomerId, null);
        return places;
    }

    private static async Task<List<TRow>> ListAsync<TRow>(LakeTable<TRow> table, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        await foreach (var row in table.ReadAsync(cancellationToken))
            rows.Add(row);
        return rows;
    }
}
