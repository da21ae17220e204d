using System.IO.Hashing;
using System.Text;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Graph;

/// <summary>Takes touchpoints that come in one by one: maps them as a batch would be, writes them to the lake, then to the graph, whose change stream does the rest.</summary>
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
        foreach (var identifier in rows.TouchpointIdentifiers.DistinctBy(row => row.IdentifierId))
        {
            yield return GremlinText.Of($"g.V({identifier.IdentifierId}).fold().coalesce(unfold(), addV('identifier').property(id, {identifier.IdentifierId})")
                + GremlinText.Of($".property(single, 'kind', {identifier.Kind}).property(single, 'value', {identifier.Value}))");
        }

        foreach (var touchpoint in rows.Touchpoints.DistinctBy(row => row.TouchpointId))
            yield return Vertex(touchpoint);
        foreach (var row in rows.TouchpointIdentifiers)
        {
            var edge = GraphIds.Carries(row.TouchpointId, row.IdentifierId);
            yield return GremlinText.Of($"g.E({edge}).fold().coalesce(unfold(), V({row.TouchpointId}).addE('carries').to(V({row.IdentifierId})).property(id, {edge}))");
        }
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
