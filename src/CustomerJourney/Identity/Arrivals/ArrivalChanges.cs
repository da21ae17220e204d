using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>What a resolved neighbourhood changes in graph and lake.</summary>
internal sealed class ArrivalChanges
{
    private const string Gone = "gone";

    private readonly HashSet<string> _shakenCustomers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shakenIdentifiers = new(StringComparer.Ordinal);
    private readonly ResolutionResult _resolution;
    private readonly Dictionary<string, string> _customerOf;
    private int _moved;

    /// <summary>Compares what was with what is.</summary>
    public ArrivalChanges(Neighbourhood around, ResolutionResult resolution, DateTimeOffset at)
    {
        _resolution = resolution;
        _customerOf = resolution.Assignment.ToDictionary(one => one.Key.Value, one => one.Value.Value, StringComparer.Ordinal);
        foreach (var customer in resolution.Customers.Select(CustomerRow.Of))
        {
            Difference.Add(customer);
            Rows.Customers.Add(customer);
        }

        Parties(around);
        foreach (var identifier in around.Identifiers)
            Identifier(identifier, around);
        foreach (var one in resolution.Events.Where(one => one.Kind is not IdentityEventKind.Founded))
        {
            Assignment.Lineage(one, at, Difference);
            Rows.Events.Add(IdentityEventRow.Of(one, at));
        }

        Rows.Links.AddRange(resolution.Links.Select(IdentityLinkRow.Of));
    }

    /// <summary>What changes in the graph, touchpoints aside.</summary>
    public GraphDifference Difference { get; } = new();

    /// <summary>What changes in the lake, touchpoints aside.</summary>
    public ResolvedRows Rows { get; } = new();

    /// <summary>In figures.</summary>
    public ArrivalReport Report => new(
        0, _resolution.Customers.Count, _moved, 0,
        _resolution.Events.Count(one => one.Kind == IdentityEventKind.Merged), _resolution.Events.Count(one => one.Kind == IdentityEventKind.Split));

    /// <summary>An anonymous customer that lost an identifier is told anew from its touchpoints: what it learned before goes.</summary>
    public async Task ForgetLearnedAsync(IJourneyGraph graph, CancellationToken cancellationToken)
    {
        if (_shakenCustomers.Count == 0)
            return;
        var learned = await graph.RunAsync(
            GremlinText.Of($"g.V({(IEnumerable<object?>)_shakenCustomers})")
            + GremlinText.Written(".has('anonymous', true).outE('identified_by').project('customer', 'id', 'kind', 'value').by(outV().id()).by(inV().id()).by(inV().values('kind')).by(inV().values('value'))"),
            cancellationToken);
        foreach (var one in GraphMaps.Maps(learned))
        {
            Difference.Drop($"identified_by:{one.Text("customer")}:{one.Text("id")}");
            Rows.Identifiers.Add(new(one.Text("customer")!, one.Text("id")!, one.Text("kind")!, one.Text("value")!, Gone));
        }
    }

    /// <summary>The touchpoints whose customer may be another now: with identifiers that lead elsewhere, and all of customers that lost something or are known by such touchpoints only.</summary>
    public async Task<IReadOnlyCollection<string>> TouchpointsAsync(IJourneyGraph graph, CancellationToken cancellationToken)
    {
        var touchpoints = await IdsAsync(_shakenIdentifiers, ".in('carries').where(__.in('had')).dedup().id()");
        _shakenCustomers.UnionWith(await IdsAsync(touchpoints, ".in('had').has('anonymous', true).dedup().id()"));
        touchpoints.UnionWith(await IdsAsync(_shakenCustomers, ".out('had').id()"));
        return touchpoints;

        async Task<HashSet<string>> IdsAsync(HashSet<string> from, string path) => from.Count == 0
            ? []
            : [.. (await graph.RunAsync(GremlinText.Of($"g.V({(IEnumerable<object?>)from})") + GremlinText.Written(path), cancellationToken)).Cast<string>()];
    }

    private void Parties(Neighbourhood around)
    {
        var generations = _resolution.Customers.ToDictionary(customer => customer.Id.Value, customer => customer.Generation, StringComparer.Ordinal);
        foreach (var party in around.Inside.OrderBy(party => party.Id, StringComparer.Ordinal))
        {
            var customer = _customerOf[party.Id];
            Rows.Parties.Add(new(party.Id, customer, generations[customer]));
            if (party.Customer == customer)
                continue;
            Difference.Move(new GraphEdge($"resolved_to:{party.Id}", party.Id, customer, "resolved_to", "resolution"), party.Customer is not null);
            _moved++;
            if (party.Customer is { } left)
                _shakenCustomers.Add(left);
        }
    }

    // Who is identified by a value: the customers of all who have it, and nobody who only learned it.
    private void Identifier(KnownIdentifier identifier, Neighbourhood around)
    {
        var holders = around.IsCrowd(identifier) ? around.Inside.Where(party => party.Identifiers.Contains(identifier.Id)).Select(party => party.Id) : identifier.Holders;
        var owners = holders.Select(party => _customerOf.GetValueOrDefault(party) ?? around.CustomerOf(party)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var standing = (around.IsVoid(identifier) ? IdentifierStanding.Void : owners.Count > 1 ? IdentifierStanding.Shared : IdentifierStanding.Own).ToString().ToLowerInvariant();
        foreach (var (owner, _) in identifier.Owners.Where(owner => !around.IsCrowd(identifier) && !owners.Contains(owner.Customer)))
        {
            Difference.Drop($"identified_by:{owner}:{identifier.Id}");
            Rows.Identifiers.Add(new(owner, identifier.Id, identifier.Identifier.Kind, identifier.Identifier.Value, Gone));
            _shakenCustomers.Add(owner);
            _shakenIdentifiers.Add(identifier.Id);
        }

        foreach (var owner in owners.Where(owner => !identifier.Owners.Contains((owner, standing))))
        {
            var stood = identifier.Owners.Any(one => one.Customer == owner);
            Difference.Move(new GraphEdge($"identified_by:{owner}:{identifier.Id}", owner, identifier.Id, "identified_by", standing), stood);
            Rows.Identifiers.Add(new(owner, identifier.Id, identifier.Identifier.Kind, identifier.Identifier.Value, standing));
            _shakenIdentifiers.Add(identifier.Id);
        }
    }
}
