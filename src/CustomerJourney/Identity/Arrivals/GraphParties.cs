using System.Globalization;
using System.Text.Json;
using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>Reads party records, what they have and whom they resemble from the journey graph.</summary>
internal sealed class GraphParties(IJourneyGraph graph, int mostHolders)
{
    private static readonly HashSet<string> Fields =
        ["id", "label", "source", "recordKey", "updatedAt", "givenName", "familyName", "birthDate", "phones", "emails", "street", "postalCode", "city", "country"];

    /// <summary>Party records by id; ids that are not in the graph are passed over.</summary>
    public async Task<List<KnownParty>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var rows = await graph.RunAsync(
            GremlinText.Of($"g.V({(IEnumerable<object?>)ids}).hasLabel('party')")
            + GremlinText.Written(
                ".project('party', 'customer', 'has').by(elementMap()).by(out('resolved_to').id().fold())"
                + ".by(out('has').project('id', 'kind', 'value').by(id).by('kind').by('value').fold())"),
            cancellationToken);
        return [.. GraphMaps.Maps(rows).Select(Party)];
    }

    /// <summary>What party records have, each with who else has it.</summary>
    public async Task<List<KnownIdentifier>> IdentifiersOfAsync(IReadOnlyCollection<string> parties, CancellationToken cancellationToken)
    {
        if (parties.Count == 0) // V() of nothing would be everything
            return [];
        var rows = await graph.RunAsync(
            GremlinText.Of($"g.V({(IEnumerable<object?>)parties}).hasLabel('party').out('has').dedup()")
            + GremlinText.Of($".project('id', 'kind', 'value', 'holders', 'owners').by(id).by('kind').by('value').by(__.in('has').limit({mostHolders + 1}).id().fold())")
            + GremlinText.Written(".by(inE('identified_by').project('customer', 'standing').by(outV().id()).by('standing').fold())"),
            cancellationToken);
        return
        [
            .. GraphMaps.Maps(rows).Select(row => new KnownIdentifier(
                row.Text("id")!, new Identifier(row.Text("kind")!, row.Text("value")!), GraphMaps.Texts(row["holders"]),
                [.. GraphMaps.Maps(row["owners"]).Select(owner => (owner.Text("customer")!, owner.Text("standing")!))])),
        ];
    }

    /// <summary>Party records that share a blocking key with one: the birth date, the whole name, the postal code.</summary>
    public async Task<IEnumerable<string>> AlikeAsync(PartyRecord party, CancellationToken cancellationToken)
    {
        var alike = new List<string>();
        if (party.BirthDate is { } birth)
            alike.AddRange(await HavingAsync(GremlinText.Of($".has('birthDate', {birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})"), cancellationToken));
        if (party is { GivenName: { } given, FamilyName: { } family })
        {
            alike.AddRange(await HavingAsync(GremlinText.Of($".has('familyName', {family}).has('givenName', {given})"), cancellationToken));
            alike.AddRange(await HavingAsync(GremlinText.Of($".has('familyName', {given}).has('givenName', {family})"), cancellationToken));
        }

        if (party.PostalCode is { } postal)
            alike.AddRange(await HavingAsync(GremlinText.Of($".has('postalCode', {postal})"), cancellationToken));
        return alike.Distinct();
    }

    /// <summary>Customers with their party records.</summary>
    public async Task<List<KnownCustomer>> CustomersAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var rows = await graph.RunAsync(
            GremlinText.Of($"g.V({(IEnumerable<object?>)ids})") + GremlinText.Written(".project('id', 'generation', 'parties').by(id).by(coalesce(values('generation'), constant(1))).by(__.in('resolved_to').id().fold())"),
            cancellationToken);
        return
        [
            .. GraphMaps.Maps(rows).Select(row => new KnownCustomer(
                new CustomerId(row.Text("id")!), Convert.ToInt32(row["generation"], CultureInfo.InvariantCulture),
                [.. GraphMaps.Texts(row["parties"]).Order(StringComparer.Ordinal).Select(party => new PartyId(party))])),
        ];
    }

    // A value that very many have says too little to look at them one by one.
    private async Task<string[]> HavingAsync(GremlinText condition, CancellationToken cancellationToken)
    {
        var found = await graph.RunAsync(GremlinText.Written("g.V().hasLabel('party')") + condition + GremlinText.Of($".limit({mostHolders + 1}).id()"), cancellationToken);
        return found.Count > mostHolders ? [] : GraphMaps.Texts(found);
    }

    private static KnownParty Party(GraphMap row)
    {
        var vertex = (GraphMap)row["party"]!;
        var has = GraphMaps.Maps(row["has"]).Select(one => (Id: one.Text("id")!, Identifier: new Identifier(one.Text("kind")!, one.Text("value")!)))
            .OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
        DateOnly? birth = DateOnly.TryParseExact(vertex.Text("birthDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var record = new PartyRecord(
            new PartyId(vertex.Text("id")!), vertex.Text("source") ?? "", vertex.Text("recordKey") ?? "", vertex.GetValueOrDefault("updatedAt") as DateTimeOffset?,
            vertex.Text("givenName"), vertex.Text("familyName"), birth, Values(vertex.Text("phones")), Values(vertex.Text("emails")),
            vertex.Text("street"), vertex.Text("postalCode"), vertex.Text("city"), vertex.Text("country"),
            vertex.Where(property => !Fields.Contains(property.Key)).ToDictionary(property => property.Key, property => Convert.ToString(property.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal),
            [.. has.Select(one => one.Identifier)]);
        return new(record, GraphMaps.Texts(row["customer"]).FirstOrDefault(), [.. has.Select(one => one.Id)]);
    }

    private static string[] Values(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, RowJson.Default.StringArray)!;
}
