using System.Globalization;
using CustomerJourney.Graph;
using CustomerJourney.Identity.Attribution;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Gives touchpoints that just came in their customer, in the graph: <c>had</c>, and their place among <c>next</c>.</summary>
/// <remarks>The same rules as for everything at once, over what the graph knows of the carried identifiers. Attaching again changes nothing.</remarks>
/// <param name="graph">The journey graph.</param>
public sealed class AttachTouchpoints(IJourneyGraph graph)
{
    private const int TouchpointsPerRequest = 100;

    /// <summary>Attaches touchpoints; those that have a customer stay as they are.</summary>
    /// <param name="touchpointIds">Ids of touchpoint vertices; ids that are not in the graph are passed over.</param>
    /// <param name="cancellationToken">Stops between touchpoints.</param>
    /// <returns>The customers that got a touchpoint, each once.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyCollection<string> touchpointIds, CancellationToken cancellationToken)
    {
        var concerned = new List<string>();
        foreach (var ids in touchpointIds.Distinct().Chunk(TouchpointsPerRequest))
        {
            var arrivals = await ReadAsync(ids, cancellationToken);
            var customers = Attribute(arrivals);
            for (var index = 0; index < arrivals.Count; index++)
            {
                await AttachAsync(arrivals[index], customers[index], cancellationToken);
                concerned.Add(customers[index]);
            }
        }

        return [.. concerned.Distinct()];
    }

    private async Task<List<Arrival>> ReadAsync(string[] ids, CancellationToken cancellationToken)
    {
        var rows = await graph.RunAsync(
            GremlinText.Of($"g.V({(IEnumerable<object?>)ids}).hasLabel('touchpoint').not(__.in('had'))")
            + GremlinText.Written(
                ".project('id', 'atMillis', 'sequence', 'source', 'carries').by(id).by('atMillis').by('sequence').by('source')"
                + ".by(out('carries').project('id', 'owners', 'holders').by(id).by(inE('identified_by').project('customer', 'standing').by(outV().id()).by('standing').fold())"
                + ".by(__.in('has').where(out('resolved_to')).project('source', 'customer').by('source').by(out('resolved_to').id()).fold()).fold())"),
            cancellationToken);
        return [.. rows.Cast<IReadOnlyDictionary<string, object?>>().Select(Arrival.Of).OrderBy(arrival => arrival.AtMillis).ThenBy(arrival => arrival.Sequence, StringComparer.Ordinal)];
    }

    private static string[] Attribute(List<Arrival> arrivals)
    {
        var carriedBy = arrivals.SelectMany(arrival => arrival.Carried).DistinctBy(one => one.Key).ToList();
        string[] identifiers = [.. carriedBy.Select(one => one.Key).Order(StringComparer.Ordinal)];
        string[] customers = [.. carriedBy.SelectMany(one => one.Value.Owners.Select(owner => owner.Customer).Concat(one.Value.Holders.Select(holder => holder.Customer))).Distinct().Order(StringComparer.Ordinal)];
        string[] sources = [.. arrivals.Select(arrival => arrival.Source).Distinct().Order(StringComparer.Ordinal)];
        var (owned, held, isVoid) = (new List<(int, int)>(), new List<(int, int, int)>(), new bool[identifiers.Length]);
        foreach (var (identifier, known) in carriedBy)
        {
            var number = Number(identifiers, identifier);
            foreach (var (customer, standing) in known.Owners)
            {
                owned.Add((number, Number(customers, customer)));
                isVoid[number] |= standing == "void";
            }

            held.AddRange(known.Holders.Select(holder => (number, Number(sources, holder.Source), Number(customers, holder.Customer))));
        }

        var carried = Incidence.Of(arrivals.Count, [.. arrivals.SelectMany((arrival, row) => arrival.Carried.Keys.Select(identifier => (row, Number(identifiers, identifier))))]);
        int[] sourceOf = [.. arrivals.Select(arrival => Number(sources, arrival.Source))];
        var attributed = TouchpointAttribution.Attribute(carried, Incidence.Of(identifiers.Length, owned), isVoid, sourceOf, new SourceHolders(held));
        return
        [
            .. arrivals.Select((arrival, row) => attributed.Customers[row] is >= 0 and var customer
                ? customers[customer]
                : attributed.Groups[row] is >= 0 and var group
                    ? AnonymousCustomer.OfIdentifier(identifiers[group])
                    : AnonymousCustomer.OfTouchpoint(arrival.Id)),
        ];
    }

    private static int Number(string[] sorted, string value) => Array.BinarySearch(sorted, value, StringComparer.Ordinal);

    private async Task AttachAsync(Arrival arrival, string customer, CancellationToken cancellationToken)
    {
        var statements = new List<GremlinText>();
        if (arrival.Carried.Values.All(known => known.Owners.All(owner => owner.Customer != customer)))
            statements.AddRange(await IntroduceAsync(arrival, customer, cancellationToken));
        var at = DateTimeOffset.FromUnixTimeMilliseconds(arrival.AtMillis);
        statements.Add(Edge("had", $"had:{arrival.Id}", customer, arrival.Id) + GremlinText.Of($".property('at', {at})"));

        var (before, after) = await NeighboursAsync(arrival, customer, cancellationToken);
        if (before is not null)
        {
            statements.Add(GremlinText.Of($"g.E({NextId(before.Id)}).drop()"));
            statements.Add(Next(before, arrival));
        }

        if (after is not null)
            statements.Add(Next(arrival, after));
        await graph.RunAsync(GremlinText.Transaction(statements), cancellationToken);
    }

    /// <summary>An anonymous customer of its own, with what it carries, unless it is there already.</summary>
    private async Task<IEnumerable<GremlinText>> IntroduceAsync(Arrival arrival, string customer, CancellationToken cancellationToken)
    {
        var known = await graph.RunAsync(GremlinText.Of($"g.V({customer}).union(id(), out('identified_by').id())"), cancellationToken);
        var statements = new List<GremlinText>();
        if (known.Count == 0)
            statements.Add(GremlinText.Of($"g.addV('customer').property(id, {customer}).property(single, 'anonymous', {true})"));
        foreach (var identifier in arrival.Carried.Where(carried => carried.Value.Owners.Count == 0).Select(carried => carried.Key).Where(identifier => !known.Contains(identifier)))
            statements.Add(Edge("identified_by", $"identified_by:{customer}:{identifier}", customer, identifier) + GremlinText.Of($".property('standing', {"learned"})"));
        return statements;
    }

    private async Task<(Arrival? Before, Arrival? After)> NeighboursAsync(Arrival arrival, string customer, CancellationToken cancellationToken)
    {
        return (await OneAsync("lte", "desc", -1), await OneAsync("gte", "asc", 1));

        async Task<Arrival?> OneAsync(string side, string order, int sign)
        {
            // Touchpoints of the same instant are few; the sequence decides among them.
            var rows = await graph.RunAsync(
                GremlinText.Of($"g.V({customer}).out('had').has('atMillis', ")
                + GremlinText.Written($"{side}({GremlinText.Literal(arrival.AtMillis)})).order().by('atMillis', {order}).by('sequence', {order}).project('id', 'atMillis', 'sequence').by(id).by('atMillis').by('sequence')"),
                cancellationToken);
            return rows.Cast<IReadOnlyDictionary<string, object?>>().Select(Arrival.Of).FirstOrDefault(one => Math.Sign(one.CompareTo(arrival)) == sign);
        }
    }

    private static GremlinText Next(Arrival from, Arrival to) =>
        Edge("next", NextId(from.Id), from.Id, to.Id) + GremlinText.Of($".property('gapSeconds', {(to.AtMillis - from.AtMillis) / 1000})");

    private static GremlinText Edge(string label, string id, string from, string to) => GremlinText.Of($"g.V({from}).addE({label}).to(V({to})).property(id, {id})");

    private static string NextId(string touchpointId) => $"next:{touchpointId}";

    private sealed record Arrival(string Id, long AtMillis, string Sequence, string Source, IReadOnlyDictionary<string, KnownOf> Carried)
    {
        public static Arrival Of(IReadOnlyDictionary<string, object?> row) => new(
            (string)row["id"]!,
            Convert.ToInt64(row["atMillis"], CultureInfo.InvariantCulture),
            (string)row["sequence"]!,
            row.TryGetValue("source", out var source) ? (string)source! : "",
            row.TryGetValue("carries", out var carries)
                ? Maps(carries).ToDictionary(identifier => (string)identifier["id"]!, KnownOf.Of, StringComparer.Ordinal)
                : new Dictionary<string, KnownOf>());

        public int CompareTo(Arrival other) =>
            AtMillis != other.AtMillis ? AtMillis.CompareTo(other.AtMillis) : string.CompareOrdinal(Sequence, other.Sequence);
    }

    /// <summary>What the graph knows of an identifier: whose it is, and whose by the party records of each source.</summary>
    private sealed record KnownOf(IReadOnlyList<(string Customer, string Standing)> Owners, IReadOnlyList<(string Source, string Customer)> Holders)
    {
        public static KnownOf Of(IReadOnlyDictionary<string, object?> identifier) => new(
            [.. Maps(identifier["owners"]).Select(owner => ((string)owner["customer"]!, (string)owner["standing"]!))],
            [.. Maps(identifier["holders"]).Select(holder => ((string)holder["source"]!, (string)holder["customer"]!))]);
    }

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Maps(object? list) => ((IReadOnlyList<object?>)list!).Cast<IReadOnlyDictionary<string, object?>>();
}
