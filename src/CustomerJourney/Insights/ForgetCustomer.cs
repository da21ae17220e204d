using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Kpis;
using CustomerJourney.Milestones;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Insights;

/// <summary>Erases a customer: graph with its change stream, lake, load files, delivered files, KPI store; the journey index follows when it is built anew.</summary>
/// <remarks>
/// What is forgotten is listed first, so that from then on nothing of it is taken again; the resolved tables, which say what belongs to the customer, go last:
/// an erasure that was cut off is done again and comes to its end.
/// </remarks>
/// <param name="lake">The object lake.</param>
/// <param name="graph">The journey graph.</param>
/// <param name="warehouse">The KPI store.</param>
/// <param name="key">Gives identifiers their ids.</param>
/// <param name="clock">Dates the erasure.</param>
/// <param name="progress">Told how far the work has come.</param>
public sealed class ForgetCustomer(IObjectLake lake, IJourneyGraph graph, IWarehouse warehouse, IdentifierKey key, TimeProvider clock, IProgress<WorkDone> progress)
{
    private const string CustomerPrefix = "customer:";
    private const string ScorePrefix = "resolved/scores/";
    private const string FeaturePrefix = "features/";
    private const string ResolutionState = "resolved/state.json";
    private const string Redacted = "(forgotten)";
    private static readonly string[] KpiTables = ["touchpoints", "customers", "milestones", "scores"];

    private readonly CuratedTables _curated = new(lake);
    private readonly ResolvedTables _resolved = new(lake);

    /// <summary>Finds the customer that a selector means: a customer id, or <c>kind:value</c> of an identifier.</summary>
    /// <returns>Its id; null when there is none.</returns>
    /// <exception cref="ArgumentException">The selector has no kind, or leads to several customers.</exception>
    public async Task<string?> FindCustomerAsync(string selector, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(selector);
        var colon = selector.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            throw new ArgumentException("A customer is named by its id (customer:…) or by an identifier as kind:value.", nameof(selector));
        if (selector.StartsWith(CustomerPrefix, StringComparison.Ordinal))
            return await IsKnownAsync(selector, cancellationToken) ? selector : null;
        var identifier = key.IdOf(new Identifier(selector[..colon], selector[(colon + 1)..])).Value;
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in _resolved.Identifiers.ReadAsync(cancellationToken))
        {
            if (row.IdentifierId == identifier)
                found.Add(row.CustomerId);
        }

        // Who came live is in the graph alone until identities are resolved again; who was erased by half may be in the lake alone.
        found.UnionWith((await graph.RunAsync(GremlinText.Of($"g.V({identifier}).in('identified_by').id()"), cancellationToken)).OfType<string>());
        return found.Count <= 1 ? found.FirstOrDefault() : throw new ArgumentException($"That identifier is shared by {found.Count} customers. Name one of them by its id.", nameof(selector));
    }

    /// <summary>Erases.</summary>
    /// <param name="selector">A customer id, or <c>kind:value</c> of an identifier.</param>
    /// <param name="cancellationToken">Stops between two steps; the same call again goes on.</param>
    /// <returns>The receipt; of somebody who was forgotten before, one of the rows that sources have delivered since.</returns>
    /// <exception cref="KeyNotFoundException">There is no such customer.</exception>
    /// <exception cref="ArgumentException">The selector has no kind, or leads to several customers.</exception>
    /// <exception cref="Touchpoints.Sources.MappingException">A mapping is wrong, so that delivered files cannot be read.</exception>
    public async Task<ForgottenCustomer> RunAsync(string selector, CancellationToken cancellationToken)
    {
        var mappings = await SourceMappings.ReadAllAsync(lake, cancellationToken);
        if (await FindCustomerAsync(selector, cancellationToken) is not { } customer)
            return await EraseAgainAsync(selector, mappings, cancellationToken);

        progress.Report(new WorkDone("finding what belongs to the customer", 0, 0));
        var traces = await CustomerTraces.FindAsync(customer, lake, graph, cancellationToken);
        var person = await PersonAsync(traces, cancellationToken);
        var live = await LiveSourcesAsync(traces, cancellationToken);
        var erased = await ListAsync(traces, cancellationToken);
        var (rows, left) = await EraseRawAsync(mappings, new EraseRawRows(lake, key, erased, person), cancellationToken);
        var quarantined = await RedactQuarantineAsync(person, cancellationToken);
        await EraseCuratedAsync(traces, cancellationToken);
        await EraseLoadFiles.RunAsync(lake, [.. traces.Vertices], cancellationToken);
        await EraseScoresAsync(customer, cancellationToken);
        await EraseKpisAsync(customer, cancellationToken);
        progress.Report(new WorkDone("erasing from the graph", 0, traces.Vertices.Count));
        await graph.EraseAsync(traces.Vertices, cancellationToken);
        await EraseResolvedAsync(traces, cancellationToken);
        return new ForgottenCustomer(customer, traces.Parties.Count, traces.Identifiers.Count, traces.Touchpoints.Count, traces.Milestones.Count, rows, quarantined, left, live);
    }

    /// <summary>Finds somebody who was forgotten already: sources may have delivered them again.</summary>
    /// <param name="selector">A customer id, an identifier's id, or <c>kind:value</c> of an identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>An id that tells nobody the value; null when nobody of that was forgotten.</returns>
    public async Task<string?> FindForgottenAsync(string selector, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var forgotten = await Forgotten.ReadAsync(lake, key, cancellationToken);
        var colon = selector.IndexOf(':', StringComparison.Ordinal);
        var identifier = colon > 0 ? key.IdOf(new Identifier(selector[..colon], selector[(colon + 1)..])).Value : selector;
        return forgotten.Holds(selector) ? selector : forgotten.Holds(identifier) ? identifier : null;
    }

    /// <summary>What was forgotten is not taken again, but a source may have delivered it: takes everybody's forgotten rows out of delivered files.</summary>
    private async Task<ForgottenCustomer> EraseAgainAsync(string selector, IReadOnlyList<SourceMapping> mappings, CancellationToken cancellationToken)
    {
        var found = await FindForgottenAsync(selector, cancellationToken) ?? throw new KeyNotFoundException("There is no such customer.");
        var everybody = new EraseRawRows(lake, key, await Forgotten.ReadAsync(lake, key, cancellationToken), new PersonText([], []));
        var (rows, left) = await EraseRawAsync(mappings, everybody, cancellationToken);
        return new ForgottenCustomer(found, 0, 0, 0, 0, rows, 0, left, []);
    }

    /// <summary>Writes down what must not come back.</summary>
    /// <returns>The list with only this customer's part.</returns>
    private async Task<Forgotten> ListAsync(CustomerTraces traces, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        ForgottenRow[] rows = [.. traces.Vertices.Except(traces.Milestones).Order(StringComparer.Ordinal).Select(id => Forgotten.RowOf(id, key, at))];
        await Forgotten.TableOf(lake).UpsertAsync(rows, string.Join('\n', rows.Select(row => row.Key)), cancellationToken);
        return Forgotten.Of(rows, key);
    }

    private async Task<PersonText> PersonAsync(CustomerTraces traces, CancellationToken cancellationToken)
    {
        var identifiers = new HashSet<Identifier>();
        await foreach (var row in _curated.TouchpointIdentifiers.ReadAsync(cancellationToken))
        {
            if (traces.Identifiers.Contains(row.IdentifierId))
                identifiers.Add(new Identifier(row.Kind, row.Value));
        }

        await foreach (var row in _curated.PartyIdentifiers.ReadAsync(cancellationToken))
        {
            if (traces.Identifiers.Contains(row.IdentifierId))
                identifiers.Add(new Identifier(row.Kind, row.Value));
        }

        var names = new HashSet<(string, string)>();
        await foreach (var row in _curated.Parties.ReadAsync(cancellationToken))
        {
            if (traces.Parties.Contains(row.PartyId) && row is { GivenName.Length: > 1, FamilyName.Length: > 1 })
                names.Add((row.GivenName, row.FamilyName));
        }

        return new PersonText(identifiers, names);
    }

    private async Task<(long Rows, IReadOnlyList<string> Left)> EraseRawAsync(IReadOnlyList<SourceMapping> mappings, EraseRawRows erase, CancellationToken cancellationToken)
    {
        var (rows, left) = (0L, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var mapping in mappings)
        {
            foreach (var file in await FindFiles.OfAsync(mapping, lake, cancellationToken))
            {
                progress.Report(new WorkDone($"looking through {file.Key}", 0, 0));
                var erased = await erase.RunAsync(mapping, file.Key, cancellationToken);
                rows += Math.Max(erased, 0);
                if (erased < 0)
                    left.Add(file.Key);
            }
        }

        return (rows, [.. left]);
    }

    private async Task<int> RedactQuarantineAsync(PersonText person, CancellationToken cancellationToken)
    {
        var found = 0;
        await foreach (var row in _curated.Quarantine.ReadAsync(cancellationToken))
            found += person.IsIn(row.Raw) ? 1 : 0;
        if (found > 0)
            await _curated.Quarantine.RedactAsync(row => person.IsIn(row.Raw) ? row with { Raw = Redacted } : row, cancellationToken);
        return found;
    }

    private async Task EraseKpisAsync(string customer, CancellationToken cancellationToken)
    {
        await warehouse.ExecuteAsync(WarehouseSchema.Create, cancellationToken);
        foreach (var table in KpiTables)
            await warehouse.ExecuteAsync([SqlText.Of($"delete from {SqlText.Name(table)} where customer_id = {customer}")], cancellationToken);
        await warehouse.PurgeAsync(KpiTables, cancellationToken);
    }

    private async Task<bool> IsKnownAsync(string customer, CancellationToken cancellationToken)
    {
        await foreach (var row in _resolved.Customers.ReadAsync(cancellationToken))
        {
            if (row.CustomerId == customer)
                return true;
        }

        return (await graph.RunAsync(GremlinText.Of($"g.V({customer}).hasLabel('customer').id()"), cancellationToken)).Count > 0;
    }

    private async Task EraseCuratedAsync(CustomerTraces traces, CancellationToken cancellationToken)
    {
        await _curated.TouchpointIdentifiers.CompactAsync(row => !traces.Touchpoints.Contains(row.TouchpointId) && !traces.Identifiers.Contains(row.IdentifierId), cancellationToken);
        await _curated.Touchpoints.CompactAsync(row => !traces.Touchpoints.Contains(row.TouchpointId), cancellationToken);
        await _curated.PartyIdentifiers.CompactAsync(row => !traces.Parties.Contains(row.PartyId) && !traces.Identifiers.Contains(row.IdentifierId), cancellationToken);
        await _curated.Parties.CompactAsync(row => !traces.Parties.Contains(row.PartyId), cancellationToken);
    }

    private async Task EraseScoresAsync(string customer, CancellationToken cancellationToken)
    {
        foreach (var manifest in await KeysAsync(ScorePrefix, "/manifest.json", cancellationToken))
            await ScoreTables.Of(lake, manifest[ScorePrefix.Length..^"/manifest.json".Length]).CompactAsync(row => row.CustomerId != customer, cancellationToken);
        // Training tables hold a row per customer; every training builds them anew.
        foreach (var file in await KeysAsync(FeaturePrefix, "", cancellationToken))
            await lake.DeleteAsync(file, cancellationToken);
    }

    private async Task EraseResolvedAsync(CustomerTraces traces, CancellationToken cancellationToken)
    {
        await lake.DeleteAsync(ResolutionState, cancellationToken);
        await MilestoneTable.Of(lake).CompactAsync(row => row.CustomerId != traces.Customer, cancellationToken);
        await _resolved.Links.CompactAsync(row => !traces.Parties.Contains(row.PartyA) && !traces.Parties.Contains(row.PartyB), cancellationToken);
        await _resolved.Decisions.CompactAsync(row => !traces.Parties.Contains(row.PartyA) && !traces.Parties.Contains(row.PartyB), cancellationToken);
        await _resolved.Events.CompactAsync(
            row => row.CustomerId != traces.Customer && !traces.IsNamedIn(row.Before) && !traces.IsNamedIn(row.After) && !traces.IsNamedIn(row.Moved), cancellationToken);
        await _resolved.Touchpoints.CompactAsync(row => row.CustomerId != traces.Customer, cancellationToken);
        await _resolved.Parties.CompactAsync(row => row.CustomerId != traces.Customer, cancellationToken);
        await _resolved.Identifiers.CompactAsync(row => row.CustomerId != traces.Customer, cancellationToken);
        await _resolved.Customers.CompactAsync(row => row.CustomerId != traces.Customer, cancellationToken);
    }

    /// <summary>Sources whose touchpoints of the customer came without a file: only their sender has them still.</summary>
    private async Task<IReadOnlyList<string>> LiveSourcesAsync(CustomerTraces traces, CancellationToken cancellationToken)
    {
        var live = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var row in _curated.Touchpoints.ReadAsync(cancellationToken))
        {
            if (traces.Touchpoints.Contains(row.TouchpointId) && TouchpointSequence.Parse(row.Sequence).File.StartsWith(MapLive.Folder, StringComparison.Ordinal))
                live.Add(row.Source);
        }

        return [.. live];
    }

    private async Task<List<string>> KeysAsync(string prefix, string ending, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (var file in lake.ListAsync(prefix, cancellationToken))
        {
            if (file.Key.EndsWith(ending, StringComparison.Ordinal))
                keys.Add(file.Key);
        }

        return keys;
    }
}
