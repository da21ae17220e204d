using System.Globalization;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Who belongs to whom after a run, as rows of the resolved tables.</summary>
internal sealed class Assignment
{
    private readonly Dictionary<string, CustomerIdentifierRow> _identifierOf;
    private readonly IReadOnlyList<IdentityEvent> _events = [];

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
        Touchpoints = Ordered(touchpoints, attributions);
        _identifierOf = ById(Identifiers);
    }

    private Assignment(
        IReadOnlyList<KnownCustomer> known, List<CustomerPartyRow> parties, List<CustomerRow> customers, List<CustomerIdentifierRow> identifiers, List<ResolvedTouchpointRow> touchpoints)
    {
        (Known, Parties, Customers, Identifiers, Touchpoints) = (known, parties, customers, identifiers, touchpoints);
        _identifierOf = ById(identifiers);
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
    public IReadOnlyList<ResolvedTouchpointRow> Touchpoints { get; }

    /// <summary>Reads what the run before left.</summary>
    public static async Task<Assignment> ReadAsync(ResolvedTables resolved, CancellationToken cancellationToken)
    {
        var parties = await ListAsync(resolved.Parties, cancellationToken);
        var known = parties.GroupBy(row => (row.CustomerId, row.Generation))
            .Select(group => new KnownCustomer(new CustomerId(group.Key.CustomerId), group.Key.Generation, [.. group.Select(row => new PartyId(row.PartyId)).OrderBy(id => id.Value, StringComparer.Ordinal)]))
            .OrderBy(customer => customer.Id.Value, StringComparer.Ordinal).ToList();
        return new Assignment(
            known, parties, await ListAsync(resolved.Customers, cancellationToken), await ListAsync(resolved.Identifiers, cancellationToken), await ListAsync(resolved.Touchpoints, cancellationToken));
    }

    /// <summary>What has to change in the graph to come from the run before to this one.</summary>
    public GraphDifference Since(Assignment before, DateTimeOffset at)
    {
        var difference = new GraphDifference();
        var oldCustomers = before.Customers.ToDictionary(row => row.CustomerId, StringComparer.Ordinal);
        foreach (var customer in Customers.Where(row => !oldCustomers.TryGetValue(row.CustomerId, out var old) || !SameVertex(row, old)))
            difference.Add(customer);
        PartiesSince(before, difference);
        IdentifiersSince(before, difference);
        TouchpointsSince(before, difference);
        foreach (var one in _events)
            Lineage(one, at, difference);
        return difference;
    }

    private static bool SameVertex(CustomerRow left, CustomerRow right) =>
        (left.Segment, left.Region, left.Since, left.IsAnonymous) == (right.Segment, right.Region, right.Since, right.IsAnonymous);

    private void PartiesSince(Assignment before, GraphDifference difference)
    {
        var old = before.Parties.ToDictionary(row => row.PartyId, row => row.CustomerId, StringComparer.Ordinal);
        foreach (var row in Parties)
        {
            // A party that no run knows may have come live, and what came live may have been cut off before the tables told.
            var isKnown = old.Remove(row.PartyId, out var customer);
            if (!isKnown || customer != row.CustomerId)
                difference.Move($"resolved_to:{row.PartyId}", row.PartyId, row.CustomerId, "resolved_to", "resolution", isKnown || before.Parties.Count > 0);
        }

        foreach (var gone in old.Keys)
            difference.Drop($"resolved_to:{gone}");
    }

    private void IdentifiersSince(Assignment before, GraphDifference difference)
    {
        foreach (var (id, row) in _identifierOf)
        {
            if (!before._identifierOf.TryGetValue(id, out var old) || old.Standing != row.Standing)
                difference.Move(id, row.CustomerId, row.IdentifierId, "identified_by", row.Standing, old is not null);
        }

        foreach (var id in before._identifierOf.Keys.Where(id => !_identifierOf.ContainsKey(id)))
            difference.Drop(id);
    }

    private void TouchpointsSince(Assignment before, GraphDifference difference)
    {
        var old = new Dictionary<string, (string CustomerId, string? Next)>(before.Touchpoints.Count, StringComparer.Ordinal);
        for (var index = 0; index < before.Touchpoints.Count; index++)
            old[before.Touchpoints[index].TouchpointId] = (before.Touchpoints[index].CustomerId, Next(before.Touchpoints, index)?.TouchpointId);
        for (var index = 0; index < Touchpoints.Count; index++)
        {
            var (row, next) = (Touchpoints[index], Next(Touchpoints, index));
            var isKnown = old.TryGetValue(row.TouchpointId, out var was);
            if (!isKnown || was.CustomerId != row.CustomerId)
                difference.Move($"had:{row.TouchpointId}", row.CustomerId, row.TouchpointId, "had", BulkLoadWriter.Date(row.At), isKnown || row.Sequence.Contains(MapLive.Folder, StringComparison.Ordinal));
            if (next?.TouchpointId == was.Next)
                continue;
            if (next is null)
                difference.Drop($"next:{row.TouchpointId}");
            else
                difference.Move($"next:{row.TouchpointId}", row.TouchpointId, next.TouchpointId, "next", Seconds(next.At - row.At), was.Next is not null);
        }
    }

    /// <summary>A customer that was merged or split keeps its vertex, with an edge that tells what became of it.</summary>
    public static void Lineage(IdentityEvent one, DateTimeOffset at, GraphDifference difference)
    {
        var reason = $"{BulkLoadWriter.Date(at)} {one.Reason}";
        if (one.Kind == IdentityEventKind.Merged)
        {
            foreach (var gone in one.Before.Where(id => id != one.Customer))
                difference.Move($"merged_into:{gone}:{one.Customer}", gone.Value, one.Customer.Value, "merged_into", reason, stoodThere: false);
        }

        if (one.Kind == IdentityEventKind.Split)
        {
            foreach (var part in one.After.Where(id => id != one.Customer))
                difference.Move($"split_from:{part}:{one.Customer}", part.Value, one.Customer.Value, "split_from", reason, stoodThere: false);
        }
    }

    /// <summary>Dealt out to customers first: ordering within each is little work, and is done side by side.</summary>
    private static ResolvedTouchpointRow[] Ordered(CuratedTouchpoints touchpoints, Attributions attributions)
    {
        var owners = attributions.CustomerIds;
        string[] customers = [.. owners.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var rank = customers.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at, StringComparer.Ordinal);
        var ends = new int[customers.Length + 1];
        foreach (var owner in owners)
            ends[rank[owner] + 1]++;
        for (var customer = 0; customer < customers.Length; customer++)
            ends[customer + 1] += ends[customer];
        var (order, next) = (new int[owners.Length], ends[..^1]);
        for (var row = 0; row < owners.Length; row++)
            order[next[rank[owners[row]]]++] = row;
        var ordered = new ResolvedTouchpointRow[owners.Length];
        Parallel.For(0, customers.Length, customer =>
        {
            var own = order.AsSpan(ends[customer]..ends[customer + 1]);
            own.Sort((left, right) => InOrder(touchpoints.Rows[left], touchpoints.Rows[right]));
            for (var at = 0; at < own.Length; at++)
                ordered[ends[customer] + at] = ResolvedTouchpointRow.Of(touchpoints.Rows[own[at]], customers[customer]);
        });
        return ordered;
    }

    private static int InOrder(TouchpointRow left, TouchpointRow right)
    {
        var byInstant = left.At.CompareTo(right.At);
        if (byInstant != 0)
            return byInstant;
        var bySequence = string.CompareOrdinal(left.Sequence, right.Sequence);
        return bySequence != 0 ? bySequence : string.CompareOrdinal(left.TouchpointId, right.TouchpointId);
    }

    private static Dictionary<string, CustomerIdentifierRow> ById(IReadOnlyList<CustomerIdentifierRow> rows) =>
        rows.DistinctBy(row => (row.CustomerId, row.IdentifierId)).ToDictionary(row => $"identified_by:{row.CustomerId}:{row.IdentifierId}", StringComparer.Ordinal);

    private static ResolvedTouchpointRow? Next(IReadOnlyList<ResolvedTouchpointRow> rows, int index) =>
        index + 1 < rows.Count && rows[index + 1].CustomerId == rows[index].CustomerId ? rows[index + 1] : null;

    private static string Seconds(TimeSpan gap) => ((long)gap.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static async Task<List<TRow>> ListAsync<TRow>(LakeTable<TRow> table, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        await foreach (var row in table.ReadAsync(cancellationToken))
            rows.Add(row);
        return rows;
    }
}
