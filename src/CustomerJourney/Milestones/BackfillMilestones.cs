using System.IO.Hashing;
using System.Text;
using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Milestones;

/// <summary>Finds milestones for all customers at once, from the lake, and makes the lake and the graph hold exactly those.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="graph">The journey graph.</param>
/// <param name="progress">Told how far the work has come.</param>
public sealed class BackfillMilestones(IObjectLake lake, IJourneyGraph graph, IProgress<WorkDone> progress)
{
    private const int DropsPerRequest = 100;
    private const int ReportEvery = 50_000;

    private readonly ResolvedTables _resolved = new(lake);
    private readonly LakeTable<MilestoneRow> _table = MilestoneTable.Of(lake);

    /// <summary>Backtests one definition on history without writing anything.</summary>
    public async Task<MilestoneReport> PreviewAsync(MilestoneDefinition definition, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        MilestoneReport.Of(definition.Name, await FindAsync([CompiledMilestone.Of(definition)], asOf, cancellationToken));

    /// <summary>What the last run found, over all milestones.</summary>
    public async Task<IReadOnlyList<MilestoneRow>> ReachedAsync(CancellationToken cancellationToken)
    {
        var rows = new List<MilestoneRow>();
        await foreach (var row in _table.ReadAsync(cancellationToken))
            rows.Add(row);
        return rows;
    }

    /// <summary>Finds the active milestones and writes what changed.</summary>
    public async Task<IReadOnlyList<MilestoneReport>> RunAsync(IReadOnlyList<CompiledMilestone> milestones, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        List<CompiledMilestone> active = [.. milestones.Where(milestone => milestone.IsActive).OrderBy(milestone => milestone.Definition.Name, StringComparer.Ordinal)];
        var after = await FindAsync(active, asOf, cancellationToken);
        var before = new Dictionary<string, MilestoneRow>(StringComparer.Ordinal);
        await foreach (var row in _table.ReadAsync(cancellationToken))
            before[row.MilestoneId] = row;

        List<MilestoneRow> added = [.. after.Where(row => !before.TryGetValue(row.MilestoneId, out var old) || old != row)];
        var kept = after.Select(row => row.MilestoneId).ToHashSet(StringComparer.Ordinal);
        await DropAsync([.. before.Keys.Where(id => !kept.Contains(id)), .. added.Select(row => row.MilestoneId).Where(before.ContainsKey)], cancellationToken);
        var fingerprint = Fingerprint(after);
        await LoadAsync(added, fingerprint, cancellationToken);
        await _table.ReplaceAsync(after, fingerprint, cancellationToken);
        var byName = after.ToLookup(row => row.Milestone);
        return [.. active.Select(milestone => MilestoneReport.Of(milestone.Definition.Name, [.. byName[milestone.Definition.Name]]))];
    }

    private async Task<List<MilestoneRow>> FindAsync(IReadOnlyList<CompiledMilestone> milestones, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var (found, journey, customer, done) = (new List<MilestoneRow>(), new List<MilestoneTouchpoint>(), "", 0L);
        if (milestones.Count == 0)
            return found;
        // Rows lie by customer and order, so a journey is a run of rows.
        await foreach (var row in _resolved.Touchpoints.Part<JourneyRow>().ReadAsync(cancellationToken))
        {
            if (row.CustomerId != customer)
            {
                Match(milestones, customer, journey, asOf, found);
                (customer, journey) = (row.CustomerId, []);
            }

            journey.Add(Touchpoint(row));
            if (++done % ReportEvery == 0)
                progress.Report(new WorkDone("finding milestones", done, 0));
        }

        Match(milestones, customer, journey, asOf, found);
        return found;
    }

    private static void Match(IReadOnlyList<CompiledMilestone> milestones, string customer, List<MilestoneTouchpoint> journey, DateTimeOffset asOf, List<MilestoneRow> found)
    {
        foreach (var milestone in milestones)
        {
            List<MilestoneTouchpoint> relevant = milestone.Trigger.Types.Count == 0 ? journey : [.. journey.Where(touchpoint => milestone.Trigger.Concerns(touchpoint.Type))];
            if (relevant.Count == 0)
                continue;
            var name = milestone.Definition.Name;
            found.AddRange(MilestoneMatcher.Find(milestone.Definition, relevant, asOf).Select((occurrence, index) => new MilestoneRow(
                MilestoneVertex.Id(name, customer, index + 1), customer, name, index + 1, occurrence.ReachedAt, string.Join(' ', occurrence.Evidence))));
        }
    }

    private static MilestoneTouchpoint Touchpoint(JourneyRow row) => new(
        row.TouchpointId, row.At, row.Sequence, row.Type, row.Channel, row.Outcome,
        AttributeText.Read(row.Attributes));

    private async Task DropAsync(IReadOnlyList<string> vertices, CancellationToken cancellationToken)
    {
        foreach (var ids in vertices.Chunk(DropsPerRequest))
            await graph.RunAsync(GremlinText.Of($"g.V({(IEnumerable<object?>)ids}).drop()"), cancellationToken);
    }

    private async Task LoadAsync(List<MilestoneRow> rows, string fingerprint, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        var folder = $"graph/milestones-{fingerprint}/";
        await lake.WriteAsync(folder + "milestones-vertices.csv", async (stream, _) =>
        {
            await using var file = new BulkLoadWriter(stream, "~id", "~label", "name:String(single)", "reachedAt:Date(single)");
            foreach (var row in rows)
                file.Row(row.MilestoneId, "milestone", row.Milestone, BulkLoadWriter.Date(row.ReachedAt));
        }, cancellationToken);
        await lake.WriteAsync(folder + "reached-edges.csv", async (stream, _) =>
        {
            await using var file = new BulkLoadWriter(stream, "~id", "~from", "~to", "~label", "at:Date");
            foreach (var row in rows)
                file.Row(MilestoneVertex.ReachedId(row.MilestoneId), row.CustomerId, row.MilestoneId, "reached", BulkLoadWriter.Date(row.ReachedAt));
        }, cancellationToken);
        await lake.WriteAsync(folder + "evidenced_by-edges.csv", async (stream, _) =>
        {
            await using var file = new BulkLoadWriter(stream, "~id", "~from", "~to", "~label");
            foreach (var row in rows)
            {
                foreach (var touchpoint in row.Evidence.Split(' '))
                    file.Row(MilestoneVertex.EvidenceId(row.MilestoneId, touchpoint), row.MilestoneId, touchpoint, "evidenced_by");
            }
        }, cancellationToken);
        await graph.LoadAsync(folder, cancellationToken);
        await foreach (var file in lake.ListAsync(folder, cancellationToken))
            await lake.DeleteAsync(file.Key, cancellationToken);
    }

    private static string Fingerprint(List<MilestoneRow> rows)
    {
        var hash = new XxHash128();
        foreach (var row in rows)
            hash.Append(Encoding.UTF8.GetBytes($"{row.MilestoneId}\t{row.ReachedAt.UtcTicks}\t{row.Evidence}\n"));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>What milestones look at.</summary>
    private sealed record JourneyRow(string TouchpointId, string CustomerId, DateTimeOffset At, string Sequence, string Type, string? Channel, string? Outcome, string? Attributes);
}
