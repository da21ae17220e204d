using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Graph;

/// <summary>Takes touchpoints and party records that come in one by one: maps them as a batch would be, writes them to the lake, then to the graph, whose change stream does the rest.</summary>
/// <remarks>However often a touchpoint is delivered, it is one: ids follow from content or own key, and what is in the graph is left as it is.</remarks>
/// <param name="lake">The object lake.</param>
/// <param name="graph">The journey graph.</param>
/// <param name="key">Gives identifiers their ids.</param>
public sealed class TakeLive(IObjectLake lake, IJourneyGraph graph, IdentifierKey key)
{
    private const int StatementsPerRequest = 200;

    /// <summary>Takes some touchpoints.</summary>
    /// <param name="touchpoints">JSON objects, each with its <c>source</c>.</param>
    /// <param name="shard">Where they came by: <c>api</c> or a stream's shard.</param>
    /// <param name="numbers">Their numbers there, one each.</param>
    /// <param name="cancellationToken">Stops; the same call again goes on.</param>
    /// <returns>Why each was quarantined; null for those that were taken.</returns>
    public async Task<IReadOnlyList<string?>> RunAsync(IReadOnlyList<string> touchpoints, string shard, IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        var live = new MapLive(await SourceMappings.ReadAllAsync(lake, cancellationToken), key, await Forgotten.ReadAsync(lake, key, cancellationToken));
        var rows = new MappedRows();
        string?[] problems = [.. touchpoints.Select((json, index) => live.Map(json, shard, numbers[index], rows))];
        await MapLive.WriteAsync(lake, rows, BatchOf(touchpoints), cancellationToken);
        foreach (var statements in Statements(rows).Chunk(StatementsPerRequest))
            await graph.RunAsync(GremlinText.Transaction(statements), cancellationToken);
        return problems;
    }

    private static IEnumerable<GremlinText> Statements(MappedRows rows)
    {
        // Identifiers and edges stand before nothing they need: vertices first, then edges.
        var identifiers = rows.TouchpointIdentifiers.Select(row => (row.IdentifierId, row.Kind, row.Value)).Concat(rows.PartyIdentifiers.Select(row => (row.IdentifierId, row.Kind, row.Value)));
        foreach (var (id, kind, value) in identifiers.DistinctBy(row => row.IdentifierId))
            yield return GremlinText.Of($"g.V({id}).fold().coalesce(unfold(), addV('identifier').property(id, {id}).property(single, 'kind', {kind}).property(single, 'value', {value}))");
        foreach (var touchpoint in rows.Touchpoints.DistinctBy(row => row.TouchpointId))
            yield return Vertex(touchpoint);
        foreach (var party in rows.Parties)
            yield return Vertex(party);
        foreach (var row in rows.TouchpointIdentifiers)
            yield return Edge(GraphIds.Carries(row.TouchpointId, row.IdentifierId), row.TouchpointId, "carries", row.IdentifierId);
        foreach (var row in rows.PartyIdentifiers)
            yield return Edge(GraphIds.Has(row.PartyId, row.IdentifierId), row.PartyId, "has", row.IdentifierId);
    }

    private static GremlinText Edge(string id, string from, string label, string to) =>
        GremlinText.Of($"g.E({id}).fold().coalesce(unfold(), V({from}).addE({label}).to(V({to})).property(id, {id}))");

    // A source's later word on a person counts, as in the lake: what it says no more goes.
    private static GremlinText Vertex(PartyRow row)
    {
        var text = GremlinText.Of($"g.V({row.PartyId}).fold().coalesce(unfold(), addV('party').property(id, {row.PartyId}))");
        var properties = Properties(row).ToList();
        text += GremlinText.Of($".sideEffect(properties().not(hasKey({properties.Select(property => (object?)property.Name)})).drop())");
        foreach (var (name, value) in properties)
            text += GremlinText.Of($".property(single, {name}, {value})");
        return text;
    }

    private static IEnumerable<(string Name, object Value)> Properties(PartyRow row)
    {
        yield return ("source", row.Source);
        yield return ("recordKey", row.RecordKey);
        if (row.UpdatedAt is { } updatedAt)
            yield return ("updatedAt", updatedAt);
        foreach (var (name, value) in new[]
        {
            ("givenName", row.GivenName), ("familyName", row.FamilyName), ("birthDate", row.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("phones", row.Phones), ("emails", row.Emails),
            ("street", row.Street), ("postalCode", row.PostalCode), ("city", row.City), ("country", row.Country),
        })
        {
            if (value is not null)
                yield return (name, value);
        }

        foreach (var (name, value) in AttributeText.Read(row.Attributes))
            yield return (name, value);
    }

    private static GremlinText Vertex(TouchpointRow row)
    {
        var text = GremlinText.Of($"g.V({row.TouchpointId}).fold().coalesce(unfold(), addV('touchpoint').property(id, {row.TouchpointId})");
        foreach (var (name, value) in Properties(row))
            text += GremlinText.Of($".property(single, {name}, {value})");
        return text + GremlinText.Written(")");
    }

    private static IEnumerable<(string Name, object Value)> Properties(TouchpointRow row)
    {
        yield return ("type", row.Type);
        yield return ("source", row.Source);
        yield return ("at", row.At);
        yield return ("atMillis", row.At.ToUnixTimeMilliseconds());
        yield return ("sequence", row.Sequence);
        foreach (var (name, value) in new[] { ("channel", row.Channel), ("outcome", row.Outcome), ("currency", row.Currency) })
        {
            if (value is not null)
                yield return (name, value);
        }

        if (row.Amount is { } amount)
            yield return ("amount", (double)amount);
        foreach (var (name, value) in AttributeText.Read(row.Attributes))
            yield return (name, value);
    }

    private static string BatchOf(IReadOnlyList<string> touchpoints) =>
        "live-" + Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\n', touchpoints))));
}
