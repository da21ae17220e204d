using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Who belongs to whom after a run, as rows of the resolved tables.</summary>
internal sealed class Assignment
{
    private readonly Dictionary<string, CustomerIdentifierRow> _identifierOf;
    private readonly IReadOnlyList<IdentityEvent> _events;

    /// <summary>Makes the rows of a run.</summary>
    public Assignment(ResolutionResult resolution, CuratedTouchpoints touchpoints, Attributions attributions, IdentifierKey key)
    {
        _events = resolution.Events;
        Known = resolution.Known;
        Parties = [.. resolution.Customers.SelectMany(customer => customer.Parties.Select(party => new CustomerPartyRow(party.Value, customer.Id.Value, customer.Generation)))];
        Customers = [.. resolution.Customers.Select(CustomerRow.Of), .. attributions.Anonymous.Select(CustomerRow.Anonymous)];
        Identifiers =
        [
            .. resolution.Customers.SelectMany(customer => customer.Identifiers.Select(one => new CustomerIdentifierRow(
                customer.Id.Value, key.IdOf(one.Identifier).Value, one.Identifier.Kind, one.Identifier.Value, one.Standing.ToString().ToLowerInvariant()))),
            .. attributions.Learned.Select(one => new CustomerIdentifierRow(
                one.CustomerId, touchpoints.IdentifierIds[one.Identifier], touchpoints.Identifiers[one.Identifier].Kind, touchpoints.Identifiers[one.Identifier].Value, "learned")),
        ];
        Touchpoints = new TouchpointOrder(touchpoints.Rows, attributions.CustomerIds);
        _identifierOf = ByEdge(Identifiers);
    }

    /// <summary>Customers with their parties, for the next run.</summary>
    public IReadOnlyList<KnownCustomer> Known { get; }

    /// <summary>Whose each party is.</summary>
    public IReadOnlyList<CustomerPartyRow> Parties { get; }

    /// <summary>Customers, anonymous ones among them.</summary>
    public IReadOnlyList<CustomerRow> Customers { get; }

    /// <summary>Identifiers of customers.</summary>
    public IReadOnlyList<CustomerIdentifierRow> Identifiers { get; }

    /// <summary>Touchpoints by customer and order.</summary>
    public TouchpointOrder Touchpoints { get; }

    /// <summary>What has to change in the graph to come from the run before to this one.</summary>
    public GraphDifference Since(FormerAssignment before, DateTimeOffset at)
    {
        var difference = new GraphDifference();
        foreach (var customer in Customers.Where(row => !before.Customers.TryGetValue(row.CustomerId, out var old) || !SameVertex(row, old)))
            difference.Add(customer);
        PartiesSince(before, difference);
        IdentifiersSince(before, difference);
        Touchpoints.Since(before.Places, difference);
        foreach (var one in _events)
            Lineage(one, at, difference);
        return difference;
    }

    private static bool SameVertex(CustomerRow left, CustomerRow right) =>
        (left.Segment, left.Region, left.Since, left.IsAnonymous) == (right.Segment, right.Region, right.Since, right.IsAnonymous);

    private void PartiesSince(FormerAssignment before, GraphDifference difference)
    {
        var old = before.Parties.ToDictionary(row => row.PartyId, row => row.CustomerId, StringComparer.Ordinal);
        foreach (var row in Parties)
        {
            // A party that no run knows may have come live, and what came live may have been cut off before the tables told.
            var isKnown = old.Remove(row.PartyId, out var customer);
            if (!isKnown || customer != row.CustomerId)
                difference.Move(new GraphEdge($"resolved_to:{row.PartyId}", row.PartyId, row.CustomerId, "resolved_to", "resolution"), isKnown || before.Parties.Count > 0);
        }

        foreach (var gone in old.Keys)
            difference.Drop($"resolved_to:{gone}");
    }

    private void IdentifiersSince(FormerAssignment before, GraphDifference difference)
    {
        foreach (var (id, row) in _identifierOf)
        {
            if (!before.Identifiers.TryGetValue(id, out var old) || old.Standing != row.Standing)
                difference.Move(new GraphEdge(id, row.CustomerId, row.IdentifierId, "identified_by", row.Standing), old is not null);
        }

        foreach (var id in before.Identifiers.Keys.Where(id => !_identifierOf.ContainsKey(id)))
            difference.Drop(id);
    }

    /// <summary>A customer that was merged or split keeps its vertex, with an edge that tells what became of it.</summary>
    public static void Lineage(IdentityEvent one, DateTimeOffset at, GraphDifference difference)
    {
        var reason = $"{BulkLoadWriter.Date(at)} {one.Reason}";
        if (one.Kind == IdentityEventKind.Merged)
        {
            foreach (var gone in one.Before.Where(id => id != one.Customer))
                difference.Move(new GraphEdge($"merged_into:{gone}:{one.Customer}", gone.Value, one.Customer.Value, "merged_into", reason), stoodThere: false);
        }

        if (one.Kind == IdentityEventKind.Split)
        {
            foreach (var part in one.After.Where(id => id != one.Customer))
                difference.Move(new GraphEdge($"split_from:{part}:{one.Customer}", part.Value, one.Customer.Value, "split_from", reason), stoodThere: false);
        }
    }

    /// <summary>Identifiers by the id of the edge that tells them.</summary>
    public static Dictionary<string, CustomerIdentifierRow> ByEdge(IReadOnlyList<CustomerIdentifierRow> rows) =>
        rows.DistinctBy(row => (row.CustomerId, row.IdentifierId)).ToDictionary(row => $"identified_by:{row.CustomerId}:{row.IdentifierId}", StringComparer.Ordinal);
}
