using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CustomerJourney.Graph;
using CustomerJourney.Identity.Arrivals;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Resolves everything that is curated: parties to customers, touchpoints to customers, and writes both to the lake and the graph.</summary>
/// <remarks>The graph is changed first, the tables after it, the state last: a run that was cut off is done again and comes to the same end.</remarks>
/// <param name="lake">The object lake.</param>
/// <param name="graph">The journey graph.</param>
/// <param name="key">Gives identifiers their ids.</param>
/// <param name="options">How parties are resolved.</param>
/// <param name="clock">Dates the events.</param>
/// <param name="progress">Told how far the work has come.</param>
public sealed class ResolveCustomers(
    IObjectLake lake, IJourneyGraph graph, IdentifierKey key, ResolutionOptions options, TimeProvider clock, IProgress<WorkDone> progress)
{
    /// <summary>Counts up when the same input would give another result.</summary>
    private const int AlgorithmVersion = 3;
    private const int MostListedReviews = 200;
    private const string StateKey = "resolved/state.json";

    private readonly CuratedTables _curated = new(lake);
    private readonly ResolvedTables _resolved = new(lake);

    /// <summary>Runs, unless the input is that of the last run.</summary>
    public async Task<ResolutionReport> RunAsync(CancellationToken cancellationToken)
    {
        var fingerprint = await FingerprintAsync(cancellationToken);
        if (await FindReportAsync(cancellationToken) is { } last && last.Fingerprint == fingerprint)
            return last;

        progress.Report(new WorkDone("resolving customers", 0, 0));
        var resolving = Task.Run(() => ResolvePartiesAsync(cancellationToken), cancellationToken);
        var touchpoints = await CuratedTouchpoints.ReadAsync(_curated, RegisteredAsync(resolving), progress, cancellationToken);
        var (parties, before, resolution) = await resolving;
        progress.Report(new WorkDone("attributing touchpoints", 0, touchpoints.Rows.Count));
        var attributions = Attributions.Of(touchpoints, parties, resolution, key);
        var after = new Assignment(resolution, touchpoints, attributions, key);

        var difference = after.Since(before, clock.GetUtcNow());
        var changing = Task.Run(() => difference.ApplyAsync(lake, graph, fingerprint, progress, cancellationToken), cancellationToken);
        await _resolved.Touchpoints.ReplaceAsync(after.Touchpoints.Rows, fingerprint, cancellationToken, first: changing);
        await WriteAsync(after, resolution, fingerprint, cancellationToken);
        var report = Report(fingerprint, parties.Count, resolution, touchpoints, attributions);
        await lake.WriteJsonAsync(StateKey, report, RowJson.Default.ResolutionReport, cancellationToken);
        return report;
    }

    /// <summary>The last run's report; null before the first.</summary>
    public Task<ResolutionReport?> FindReportAsync(CancellationToken cancellationToken) =>
        lake.ReadJsonAsync(StateKey, RowJson.Default.ResolutionReport, cancellationToken);

    private async Task WriteAsync(Assignment after, ResolutionResult resolution, string fingerprint, CancellationToken cancellationToken)
    {
        await _resolved.Identifiers.ReplaceAsync(after.Identifiers, fingerprint, cancellationToken);
        await _resolved.Customers.ReplaceAsync(after.Customers, fingerprint, cancellationToken);
        await _resolved.Links.ReplaceAsync(resolution.Links.Select(IdentityLinkRow.Of), fingerprint, cancellationToken);
        var at = clock.GetUtcNow();
        await _resolved.Events.AppendAsync(
            resolution.Events.Where(one => one.Kind is not IdentityEventKind.Founded).Select(one => IdentityEventRow.Of(one, at)), fingerprint, cancellationToken);
        await _resolved.Parties.ReplaceAsync(after.Parties, fingerprint, cancellationToken);
        await new FrozenFacts(after.Known.Select(customer => customer.Generation).DefaultIfEmpty().Max() + 1, resolution.DummyBirthDates).WriteAsync(lake, cancellationToken);
        if (resolution.Model is { } model)
            await FrozenModel.WriteAsync(lake, model, cancellationToken);
    }

    private static ResolutionReport Report(
        string fingerprint, int parties, ResolutionResult resolution, CuratedTouchpoints touchpoints, Attributions attributions) => new(
        fingerprint, parties, resolution.Customers.Count, attributions.Anonymous.Count, touchpoints.Rows.Count, attributions.Ambiguous,
        resolution.Events.Count(one => one.Kind == IdentityEventKind.Merged), resolution.Events.Count(one => one.Kind == IdentityEventKind.Split),
        resolution.Reviews.Count, [.. resolution.Reviews.Take(MostListedReviews).Select(review => $"{review.Kind}: {review.A} and {review.B}: {review.Reason}")],
        resolution.Quality.EstimatedPrecision, resolution.Quality.EstimatedRecall);

    private async Task<(IReadOnlyList<PartyRecord> Parties, FormerAssignment Before, ResolutionResult Resolution)> ResolvePartiesAsync(CancellationToken cancellationToken)
    {
        var parties = await PartyRecords.ReadAsync(_curated, cancellationToken);
        var before = await FormerAssignment.ReadAsync(_resolved, cancellationToken);
        return (parties, before, IdentityResolution.Resolve(parties, options, await StewardDecisions.ReadAsync(_resolved, cancellationToken), before.Known));
    }

    private async Task<Dictionary<string, Identifier>> RegisteredAsync(Task<(IReadOnlyList<PartyRecord> Parties, FormerAssignment Before, ResolutionResult Resolution)> resolving)
    {
        var (_, _, resolution) = await resolving;
        var registered = new Dictionary<string, Identifier>(StringComparer.Ordinal);
        foreach (var identifier in resolution.Customers.SelectMany(customer => customer.Identifiers))
            registered[key.IdOf(identifier.Identifier).Value] = identifier.Identifier;
        return registered;
    }

    /// <summary>Of everything that decides the result: immutable files are told by their names.</summary>
    private async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        var files = new List<string> { AlgorithmVersion.ToString(CultureInfo.InvariantCulture) };
        foreach (var live in new[]
        {
            await _curated.Touchpoints.LiveFilesAsync(cancellationToken), await _curated.TouchpointIdentifiers.LiveFilesAsync(cancellationToken),
            await _curated.Parties.LiveFilesAsync(cancellationToken), await _curated.PartyIdentifiers.LiveFilesAsync(cancellationToken),
            await _resolved.Decisions.LiveFilesAsync(cancellationToken),
        })
            files.AddRange(live.Select(file => file.Key));
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\n', files))));
    }
}
