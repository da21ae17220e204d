using CustomerJourney.Graph;
using CustomerJourney.Identity.Arrivals;
using CustomerJourney.Identity.Attribution;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Gives touchpoints that just came in their customer, in graph and lake: <c>had</c>, and their place among <c>next</c>.</summary>
/// <remarks>The same rules as for everything at once, over what the graph knows of the carried identifiers. Attaching again changes nothing.</remarks>
/// <param name="graph">The journey graph.</param>
/// <param name="lake">The object lake.</param>
public sealed class AttachTouchpoints(IJourneyGraph graph, IObjectLake lake)
{
    private const int TouchpointsPerRequest = 100;

    /// <summary>Attaches touchpoints; those that have a customer stay as they are.</summary>
    /// <param name="touchpointIds">Ids of touchpoint vertices; ids that are not in the graph are passed over.</param>
    /// <param name="moment">Where in the change stream they were told, so that the lake takes them once.</param>
    /// <param name="cancellationToken">Stops between touchpoints.</param>
    /// <returns>The customers that got a touchpoint, each once.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyCollection<string> touchpointIds, string moment, CancellationToken cancellationToken)
    {
        var concerned = new List<string>();
        var rows = new ResolvedRows();
        foreach (var ids in touchpointIds.Distinct().Chunk(TouchpointsPerRequest))
        {
            var arrivals = await ReadAsync(ids, ".not(__.in('had'))", cancellationToken);
            var (customers, _) = Attribute(arrivals);
            for (var index = 0; index < arrivals.Count; index++)
            {
                await AttachAsync(arrivals[index], customers[index], rows, cancellationToken);
                concerned.Add(customers[index]);
            }
        }

        await rows.WriteAsync(lake, moment, cancellationToken);
        return [.. concerned.Distinct()];
    }

    /// <summary>Gives touchpoints whose identifiers lead elsewhere now the customer that is right now; all are looked at together.</summary>
    /// <param name="touchpointIds">Ids of touchpoints that have a customer.</param>
    /// <param name="moment">Where in the change stream the reason was told.</param>
    /// <param name="cancellationToken">Stops between touchpoints; the same call again goes on.</param>
    /// <returns>How many have another customer now.</returns>
    public async Task<int> MoveAsync(IReadOnlyCollection<string> touchpointIds, string moment, CancellationToken cancellationToken)
    {
        var arrivals = new List<ArrivedTouchpoint>();
        foreach (var ids in touchpointIds.Chunk(TouchpointsPerRequest))
            arrivals.AddRange(await ReadAsync(ids, "", cancellationToken));
        var (customers, learned) = Attribute(arrivals);
        var rows = new ResolvedRows();
        var moved = 0;
        for (var index = 0; index < arrivals.Count; index++)
        {
            if (arrivals[index].Customer == customers[index])
            {
                await RunAsync(await IntroduceAsync(arrivals[index], customers[index], rows, cancellationToken), cancellationToken);
                continue;
            }

            await AttachAsync(arrivals[index], customers[index], rows, cancellationToken);
            moved++;
        }

        await RunAsync([.. learned.SelectMany(one => Learned(one.Identifier, one.Customer, rows))], cancellationToken);
        await rows.WriteAsync(lake, moment, cancellationToken);
        return moved;
    }

    private async Task<List<ArrivedTouchpoint>> ReadAsync(string[] ids, string condition, CancellationToken cancellationToken)
    {
        var rows = await graph.RunAsync(
            GremlinText.Of($"g.V({(IEnumerable<object?>)ids}).hasLabel('touchpoint')")
            + GremlinText.Written(
                condition + ".project('touchpoint', 'customer', 'carries').by(elementMap()).by(__.in('had').id().fold())"
                + ".by(out('carries').project('id', 'kind', 'value', 'owners', 'holders').by(id).by('kind').by('value').by(inE('identified_by').project('customer', 'standing').by(outV().id()).by('standing').fold())"
                + ".by(__.in('has').where(out('resolved_to')).project('source', 'customer').by('source').by(out('resolved_to').id()).fold()).fold())"),
            cancellationToken);
        return [.. GraphMaps.Maps(rows).Select(ArrivedTouchpoint.Of).OrderBy(arrival => arrival.Place)];
    }

    // Whose each is, and identifiers nobody registered that lead to somebody known.
    private static (string[] Customers, List<(CarriedIdentifier Identifier, string Customer)> Learned) Attribute(List<ArrivedTouchpoint> arrivals)
    {
        var carriedBy = arrivals.SelectMany(arrival => arrival.Carried).DistinctBy(one => one.Key).ToList();
        string[] identifiers = [.. carriedBy.Select(one => one.Key).Order(StringComparer.Ordinal)];
        string[] customers = [.. carriedBy.SelectMany(one => one.Value.Owners.Select(owner => owner.Customer).Concat(one.Value.Holders.Select(holder => holder.Customer))).Distinct().Order(StringComparer.Ordinal)];
        string[] sources = [.. arrivals.Select(arrival => arrival.Row.Source).Distinct().Order(StringComparer.Ordinal)];
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
        int[] sourceOf = [.. arrivals.Select(arrival => Number(sources, arrival.Row.Source))];
        var registered = Incidence.Of(identifiers.Length, owned);
        var attributed = TouchpointAttribution.Attribute(carried, registered, isVoid, sourceOf, new SourceHolders(held));
        string[] names =
        [
            .. arrivals.Select((arrival, row) => attributed.Customers[row] is >= 0 and var customer
                ? customers[customer]
                : attributed.Groups[row] is >= 0 and var group
                    ? AnonymousCustomer.OfIdentifier(identifiers[group])
                    : AnonymousCustomer.OfTouchpoint(arrival.Place.Id)),
        ];
        return (names,
            [.. carriedBy.Select(one => (Identifier: one.Value, Number: Number(identifiers, one.Key))).Where(one => registered[one.Number].Length == 0 && attributed.Owners[one.Number] >= 0)
                .Select(one => (one.Identifier, customers[attributed.Owners[one.Number]]))]);
    }

    private static int Number(string[] sorted, string value) => Array.BinarySearch(sorted, value, StringComparer.Ordinal);

    private async Task AttachAsync(ArrivedTouchpoint arrival, string customer, ResolvedRows rows, CancellationToken cancellationToken)
    {
        var statements = arrival.Customer is null ? [] : await DetachAsync(arrival.Place, cancellationToken);
        statements.AddRange(await IntroduceAsync(arrival, customer, rows, cancellationToken));
        statements.Add(Edge("had", $"had:{arrival.Place.Id}", customer, arrival.Place.Id) + GremlinText.Of($".property('at', {arrival.Row.At})"));

        var (before, after) = await NeighboursAsync(arrival.Place, customer, cancellationToken);
        if (before is not null)
        {
            statements.Add(GremlinText.Of($"g.E({NextId(before.Id)}).drop()"));
            statements.Add(Next(before, arrival.Place));
        }

        if (after is not null)
            statements.Add(Next(arrival.Place, after));
        await RunAsync(statements, cancellationToken);
        rows.Touchpoints.Add(ResolvedTouchpointRow.Of(arrival.Row, customer));
    }

    /// <summary>Takes a touchpoint out of the customer's order.</summary>
    private async Task<List<GremlinText>> DetachAsync(TouchpointPlace place, CancellationToken cancellationToken)
    {
        const string Place = "project('id', 'atMillis', 'sequence').by(id).by('atMillis').by('sequence').fold()";
        var near = (GraphMap)(await graph.RunAsync(GremlinText.Of($"g.V({place.Id})") + GremlinText.Written($".project('before', 'after').by(__.in('next').{Place}).by(out('next').{Place})"), cancellationToken)).Single()!;
        var (before, after) = (GraphMaps.Maps(near["before"]).Select(TouchpointPlace.Of).FirstOrDefault(), GraphMaps.Maps(near["after"]).Select(TouchpointPlace.Of).FirstOrDefault());
        IEnumerable<string> edges = [$"had:{place.Id}", NextId(place.Id), .. before is null ? Array.Empty<string>() : [NextId(before.Id)]];
        List<GremlinText> statements = [GremlinText.Of($"g.E({edges}).drop()")];
        if (before is not null && after is not null)
            statements.Add(Next(before, after));
        return statements;
    }

    /// <summary>An anonymous customer of its own, unless it is there already, with all that its touchpoints carry.</summary>
    private async Task<List<GremlinText>> IntroduceAsync(ArrivedTouchpoint arrival, string customer, ResolvedRows rows, CancellationToken cancellationToken)
    {
        var statements = new List<GremlinText>();
        if (!AnonymousCustomer.Is(customer) && arrival.Carried.Values.Any(known => known.Owners.Any(owner => owner.Customer == customer)))
            return statements;
        var known = await graph.RunAsync(GremlinText.Of($"g.V({customer}).union(id(), out('identified_by').id())"), cancellationToken);
        if (known.Count == 0)
        {
            statements.Add(GremlinText.Of($"g.addV('customer').property(id, {customer}).property(single, 'anonymous', {true})"));
            rows.Customers.Add(CustomerRow.Anonymous(customer));
        }

        foreach (var identifier in arrival.Carried.Values.Where(carried => carried.Owners.Count == 0 && !known.Contains(carried.Id)))
            statements.AddRange(Learned(identifier, customer, rows));
        return statements;
    }

    private static IEnumerable<GremlinText> Learned(CarriedIdentifier identifier, string customer, ResolvedRows rows)
    {
        const string Standing = "learned";
        var edge = $"identified_by:{customer}:{identifier.Id}";
        rows.Identifiers.Add(new(customer, identifier.Id, identifier.Kind, identifier.Value, Standing));
        yield return GremlinText.Of($"g.E({edge}).fold().coalesce(unfold(), V({customer}).addE('identified_by').to(V({identifier.Id})).property(id, {edge}).property('standing', {Standing}))");
    }

    private async Task<(TouchpointPlace? Before, TouchpointPlace? After)> NeighboursAsync(TouchpointPlace arrival, string customer, CancellationToken cancellationToken)
    {
        return (await OneAsync("lte", "desc", -1), await OneAsync("gte", "asc", 1));

        async Task<TouchpointPlace?> OneAsync(string side, string order, int sign)
        {
            // Touchpoints of the same instant are few; the sequence decides among them.
            var rows = await graph.RunAsync(
                GremlinText.Of($"g.V({customer}).out('had').has('atMillis', ")
                + GremlinText.Written($"{side}({GremlinText.Literal(arrival.AtMillis)})).order().by('atMillis', {order}).by('sequence', {order}).project('id', 'atMillis', 'sequence').by(id).by('atMillis').by('sequence')"),
                cancellationToken);
            return GraphMaps.Maps(rows).Select(TouchpointPlace.Of).FirstOrDefault(one => Math.Sign(one.CompareTo(arrival)) == sign);
        }
    }

    private Task RunAsync(List<GremlinText> statements, CancellationToken cancellationToken) =>
        statements.Count == 0 ? Task.CompletedTask : graph.RunAsync(GremlinText.Transaction(statements), cancellationToken);

    private static GremlinText Next(TouchpointPlace from, TouchpointPlace to) =>
        Edge("next", NextId(from.Id), from.Id, to.Id) + GremlinText.Of($".property('gapSeconds', {(to.AtMillis - from.AtMillis) / 1000})");

    private static GremlinText Edge(string label, string id, string from, string to) => GremlinText.Of($"g.V({from}).addE({label}).to(V({to})).property(id, {id})");

    private static string NextId(string touchpointId) => $"next:{touchpointId}";
}
