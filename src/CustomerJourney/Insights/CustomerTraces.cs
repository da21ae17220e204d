using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Milestones;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Insights;

/// <summary>Ids of everything that belongs to one customer alone, by lake and graph together: what came live is in the graph first.</summary>
/// <param name="Customer">The customer.</param>
internal sealed record CustomerTraces(string Customer)
{
    private const string Own = "own";
    private const string Learned = "learned";

    /// <summary>Party records.</summary>
    public HashSet<string> Parties { get; } = new(StringComparer.Ordinal);

    /// <summary>Identifiers that lead to nobody else.</summary>
    public HashSet<string> Identifiers { get; } = new(StringComparer.Ordinal);

    /// <summary>Touchpoints.</summary>
    public HashSet<string> Touchpoints { get; } = new(StringComparer.Ordinal);

    /// <summary>Milestones.</summary>
    public HashSet<string> Milestones { get; } = new(StringComparer.Ordinal);

    /// <summary>All vertices.</summary>
    public IReadOnlyCollection<string> Vertices => [Customer, .. Parties, .. Identifiers, .. Touchpoints, .. Milestones];

    /// <summary>Collects them.</summary>
    public static async Task<CustomerTraces> FindAsync(string customer, IObjectLake lake, IJourneyGraph graph, CancellationToken cancellationToken)
    {
        var traces = new CustomerTraces(customer);
        await traces.ReadLakeAsync(lake, cancellationToken);
        await traces.ReadGraphAsync(graph, cancellationToken);
        return traces;
    }

    /// <summary>Whether a blank-separated list names the customer or a party of it.</summary>
    public bool IsNamedIn(string ids) => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(id => id == Customer || Parties.Contains(id));

    private async Task ReadLakeAsync(IObjectLake lake, CancellationToken cancellationToken)
    {
        var resolved = new ResolvedTables(lake);
        await foreach (var row in resolved.Parties.ReadAsync(cancellationToken))
            AddIf(row.CustomerId, Parties, row.PartyId);
        await foreach (var row in resolved.Touchpoints.ReadAsync(cancellationToken))
            AddIf(row.CustomerId, Touchpoints, row.TouchpointId);
        await foreach (var row in MilestoneTable.Of(lake).ReadAsync(cancellationToken))
            AddIf(row.CustomerId, Milestones, row.MilestoneId);
        var elsewhere = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in resolved.Identifiers.ReadAsync(cancellationToken))
        {
            if (row.CustomerId != Customer)
                elsewhere.Add(row.IdentifierId);
            else if (row.Standing is Own or Learned)
                Identifiers.Add(row.IdentifierId);
        }

        Identifiers.ExceptWith(elsewhere);
    }

    private void AddIf(string customer, HashSet<string> ids, string id)
    {
        if (customer == Customer)
            ids.Add(id);
    }

    private async Task ReadGraphAsync(IJourneyGraph graph, CancellationToken cancellationToken)
    {
        Parties.UnionWith(await IdsAsync(graph, GremlinText.Of($"g.V({Customer}).in('resolved_to').id()"), cancellationToken));
        Touchpoints.UnionWith(await IdsAsync(graph, GremlinText.Of($"g.V({Customer}).out('had').id()"), cancellationToken));
        Milestones.UnionWith(await IdsAsync(graph, GremlinText.Of($"g.V({Customer}).out('reached').id()"), cancellationToken));
        Identifiers.UnionWith(await IdsAsync(
            graph,
            GremlinText.Of($"g.V({Customer}).outE('identified_by').has('standing', within({Own}, {Learned})).inV().not(__.in('identified_by').hasId(neq({Customer}))).id()"),
            cancellationToken));
    }

    private static async Task<IEnumerable<string>> IdsAsync(IJourneyGraph graph, GremlinText query, CancellationToken cancellationToken) =>
        (await graph.RunAsync(query, cancellationToken)).OfType<string>();
}
