using System.Globalization;
using CustomerJourney.Graph;

namespace CustomerJourney.Milestones;

/// <summary>Asks the graph for the milestones of single customers and makes it hold what was found.</summary>
public static class MilestoneEvaluation
{
    /// <summary>Finds the customers whose journey the changes touched, with the types of the touchpoints that came or went.</summary>
    /// <returns>By customer id; a type is null when the touchpoint is gone from the graph.</returns>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string?>>> ConcernedAsync(
        IJourneyGraph graph, IReadOnlyList<GraphChange> changes, CancellationToken cancellationToken)
    {
        var edges = changes.Where(change => change is { Kind: GraphChangeKind.Edge, Value: "had" }).ToList();
        var types = await TypesAsync(graph, [.. edges.Select(edge => edge.To!).Distinct()], cancellationToken);
        return edges
            .GroupBy(edge => edge.From!, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<string?>)[.. group.Select(edge => types.GetValueOrDefault(edge.To!)).Distinct()],
                StringComparer.Ordinal);
    }

    /// <summary>Evaluates the active milestones that the touched types concern, for one customer.</summary>
    /// <param name="graph">The journey graph.</param>
    /// <param name="milestones">All milestones; inactive ones are passed over.</param>
    /// <param name="customerId">Id of the customer vertex.</param>
    /// <param name="touched">Types of touchpoints that came or went; null stands for an unknown one, which concerns every milestone.</param>
    /// <param name="asOf">Windows that end after this instant have not passed yet.</param>
    /// <param name="cancellationToken">Stops between milestones.</param>
    /// <returns>Names of the milestones whose vertices changed.</returns>
    public static async Task<IReadOnlyList<string>> EvaluateAsync(
        IJourneyGraph graph,
        IReadOnlyList<CompiledMilestone> milestones,
        string customerId,
        IReadOnlyList<string?> touched,
        DateTimeOffset asOf,
        CancellationToken cancellationToken)
    {
        var changed = new List<string>();
        foreach (var milestone in milestones.Where(one => one.IsActive && touched.Any(type => type is null || one.Trigger.Concerns(type))))
        {
            var rows = await graph.RunAsync(MilestoneQuery.Fill(milestone, customerId, asOf), cancellationToken);
            var before = await ReachedAsync(graph, milestone.Definition.Name, customerId, cancellationToken);
            var statements = MilestoneVertex.Upserts(
                milestone.Definition.Name, customerId, MilestoneQuery.Occurrences(milestone.Definition, rows), before);
            if (statements.Count == 0)
                continue;
            await graph.RunAsync(GremlinText.Transaction(statements), cancellationToken);
            changed.Add(milestone.Definition.Name);
        }

        return changed;
    }

    /// <summary>Finds customers for whom time alone may have reached an absence: a start whose window passed in [from, until).</summary>
    public static async Task<IReadOnlyList<string>> DueAsync(
        IJourneyGraph graph, CompiledMilestone milestone, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (milestone.Definition.Pattern is not MilestonePattern.Absence absence)
            return [];
        var (first, end) = ((from - absence.Within).ToUnixTimeMilliseconds(), (until - absence.Within).ToUnixTimeMilliseconds());
        var start = absence.After.Types.Count > 0
            ? GremlinText.Of($"g.V().has('touchpoint', 'type', within({(IEnumerable<object?>)[.. absence.After.Types]}))")
            : GremlinText.Of($"g.V().hasLabel('touchpoint')");
        var customers = await graph.RunAsync(
            start + GremlinText.Of($".has('atMillis', between({first}, {end})).in('had').id().dedup()"), cancellationToken);
        return [.. customers.OfType<string>()];
    }

    private static async Task<Dictionary<string, string>> TypesAsync(IJourneyGraph graph, string[] touchpoints, CancellationToken cancellationToken)
    {
        const int Batch = 500;
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var batch in touchpoints.Chunk(Batch))
        {
            var rows = await graph.RunAsync(
                GremlinText.Of($"g.V({(IEnumerable<object?>)batch}).project('id', 'type').by(id).by('type')"), cancellationToken);
            foreach (var row in rows.OfType<IReadOnlyDictionary<string, object?>>())
                types[(string)row["id"]!] = (string)row["type"]!;
        }

        return types;
    }

    private static async Task<IReadOnlyList<MilestoneOccurrence>> ReachedAsync(
        IJourneyGraph graph, string milestone, string customerId, CancellationToken cancellationToken)
    {
        var rows = await graph.RunAsync(
            GremlinText.Of($"g.V({customerId}).out('reached').has('name', {milestone}).project('id', 'at', 'evidence').by(id).by('reachedAt').by(out('evidenced_by').id().fold())"),
            cancellationToken);
        return [.. rows.OfType<IReadOnlyDictionary<string, object?>>()
            .OrderBy(row => Number((string)row["id"]!, MilestoneVertex.Id(milestone, customerId, 1)))
            .Select(row => new MilestoneOccurrence((DateTimeOffset)row["at"]!, [.. ((IReadOnlyList<object?>)row["evidence"]!).OfType<string>()]))];
    }

    private static int Number(string id, string first) =>
        id.Length == first.Length ? 1 : int.Parse(id.AsSpan(first.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
