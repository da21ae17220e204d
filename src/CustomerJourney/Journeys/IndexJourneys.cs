using CustomerJourney.Identity.Resolved;
using CustomerJourney.Milestones;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Journeys;

/// <summary>Builds the journey index from resolved touchpoints, customers and milestones.</summary>
/// <remarks>Customers can be filtered by <c>segment</c>, <c>region</c>, <c>since</c> (year), <c>anonymous</c> and <c>milestone.NAME</c> (<c>true</c>); touchpoints by channel, outcome, source and their attributes.</remarks>
/// <param name="lake">The object lake.</param>
/// <param name="store">Where the index goes.</param>
/// <param name="progress">Told how far the work has come.</param>
/// <param name="more">What later stages said of customers so far, such as <c>score.NAME</c>; null when nothing.</param>
public sealed class IndexJourneys(IObjectLake lake, JourneyIndexStore store, IProgress<WorkDone> progress, ReadMoreAttributes? more = null)
{
    private const int ReportEvery = 200_000;

    private readonly ResolvedTables _resolved = new(lake);
    private readonly LakeTable<MilestoneRow> _milestones = MilestoneTable.Of(lake);

    /// <summary>Memory that building may take.</summary>
    internal long MemoryBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Builds and saves the index; a log that would not fit (<see cref="JourneyIndexSize"/>) is left to the warehouse.</summary>
    public async Task<IndexedJourneys> RunAsync(CancellationToken cancellationToken)
    {
        var touchpoints = (await _resolved.Touchpoints.LiveFilesAsync(cancellationToken)).Sum(file => file.Rows);
        if (!JourneyIndexSize.Fits(touchpoints, MemoryBytes))
        {
            await store.LeaveAsync(cancellationToken);
            return new IndexedJourneys(0, 0, IndexedJourneys.LeftToWarehouse);
        }

        var builder = new JourneyIndexBuilder();
        long done = 0;
        await foreach (var row in _resolved.Touchpoints.Part<IndexedRow>().ReadAsync(cancellationToken))
        {
            builder.Add(row.CustomerId, row.At, TouchpointSequence.Parse(row.Sequence), row.Type, row.Channel, row.Outcome, Attributes(row));
            if (++done % ReportEvery == 0)
                progress.Report(new WorkDone("indexing journeys", done, 0));
        }

        var reached = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var row in _milestones.ReadAsync(cancellationToken))
            (reached.TryGetValue(row.CustomerId, out var list) ? list : reached[row.CustomerId] = []).Add(row.Milestone);
        await foreach (var row in _resolved.Customers.ReadAsync(cancellationToken))
            builder.SetCustomer(row.CustomerId, Attributes(row, reached.GetValueOrDefault(row.CustomerId, [])));
        if (more is not null)
        {
            await foreach (var (customer, name, value) in more(cancellationToken))
                builder.SetCustomer(customer, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });
        }

        var index = builder.Build(cancellationToken);
        await store.SaveAsync(index, cancellationToken);
        return new IndexedJourneys(index.CustomerCount, index.EventCount, index.Version);
    }

    private static Dictionary<string, string> Attributes(IndexedRow row)
    {
        var attributes = new Dictionary<string, string>(AttributeText.Read(row.Attributes), StringComparer.Ordinal);
        attributes.TryAdd("source", row.Source);
        return attributes;
    }

    private static Dictionary<string, string> Attributes(CustomerRow row, List<string> milestones)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["anonymous"] = row.IsAnonymous ? "true" : "false" };
        if (row.Segment is { } segment)
            attributes["segment"] = segment;
        if (row.Region is { } region)
            attributes["region"] = region;
        if (row.Since is { } since)
            attributes["since"] = since.Year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var milestone in milestones.Distinct())
            attributes["milestone." + milestone] = "true";
        return attributes;
    }

    /// <summary>What the index holds of a touchpoint.</summary>
    private sealed record IndexedRow(string CustomerId, DateTimeOffset At, string Sequence, string Type, string? Channel, string? Outcome, string Source, string? Attributes);
}
