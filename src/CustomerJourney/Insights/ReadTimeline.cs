using System.Globalization;
using CustomerJourney.Graph;
using CustomerJourney.Touchpoints;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, object?>;

namespace CustomerJourney.Insights;

/// <summary>Reads one customer's timeline from the graph.</summary>
/// <param name="graph">The journey graph.</param>
/// <param name="key">Gives identifiers their ids, to find a customer by one.</param>
public sealed class ReadTimeline(IJourneyGraph graph, IdentifierKey key)
{
    private const string CustomerPrefix = "customer:";
    private static readonly HashSet<string> OwnProperties = ["type", "channel", "source", "at", "atMillis", "sequence", "outcome", "amount", "currency", "id", "label"];

    /// <summary>Finds the customer that a selector means: a customer id, or <c>kind:value</c> of an identifier.</summary>
    /// <returns>Its id; null when there is none.</returns>
    /// <exception cref="ArgumentException">The selector has no kind, or leads to several customers.</exception>
    public async Task<string?> FindCustomerAsync(string selector, CancellationToken cancellationToken)
    {
        if (selector.StartsWith(CustomerPrefix, StringComparison.Ordinal))
            return (await graph.RunAsync(GremlinText.Of($"g.V({selector}).hasLabel('customer').id()"), cancellationToken)).OfType<string>().FirstOrDefault();
        var colon = selector.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            throw new ArgumentException("A customer is named by its id (customer:…) or by an identifier as kind:value, as msisdn:+447400000123.", nameof(selector));
        var identifier = key.IdOf(new Identifier(selector[..colon], selector[(colon + 1)..]));
        var found = (await graph.RunAsync(GremlinText.Of($"g.V({identifier.Value}).in('identified_by').id().dedup().limit(50)"), cancellationToken)).OfType<string>().ToList();
        return found.Count <= 1
            ? found.FirstOrDefault()
            : throw new ArgumentException($"That identifier is shared by {found.Count} customers: {string.Join(", ", found.Order(StringComparer.Ordinal))}. Name one of them.", nameof(selector));
    }

    /// <summary>Reads the timeline.</summary>
    /// <param name="selector">A customer id, or <c>kind:value</c> of an identifier.</param>
    /// <param name="limit">At most so many touchpoints, the latest ones.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when there is no such customer.</returns>
    /// <exception cref="ArgumentException">The selector has no kind, or leads to several customers.</exception>
    public async Task<CustomerTimeline?> RunAsync(string selector, int limit, CancellationToken cancellationToken)
    {
        if (await FindCustomerAsync(selector, cancellationToken) is not { } id)
            return null;
        var customer = (Row)(await graph.RunAsync(GremlinText.Of($"g.V({id}).project('c').by(valueMap().by(unfold()))"), cancellationToken)).Single()!;
        var inAll = Convert.ToInt64((await graph.RunAsync(GremlinText.Of($"g.V({id}).out('had').count()"), cancellationToken)).Single(), CultureInfo.InvariantCulture);
        var touchpoints = await graph.RunAsync(
            GremlinText.Of($"g.V({id}).out('had').order().by('atMillis', desc).by('sequence', desc).limit({limit}).project('id', 'properties', 'gap').by(id).by(valueMap().by(unfold())).by(outE('next').values('gapSeconds').fold())"), cancellationToken);
        var identifiers = await graph.RunAsync(
            GremlinText.Of($"g.V({id}).outE('identified_by').project('standing', 'identifier').by('standing').by(inV().valueMap('kind', 'value').by(unfold()))"), cancellationToken);
        var parties = await graph.RunAsync(GremlinText.Of($"g.V({id}).in('resolved_to').project('id', 'source').by(id).by('source')"), cancellationToken);
        var milestones = await graph.RunAsync(
            GremlinText.Of($"g.V({id}).out('reached').project('name', 'at', 'evidence').by('name').by('reachedAt').by(out('evidenced_by').id().fold())"), cancellationToken);
        var vertex = (Row)customer["c"]!;
        return new CustomerTimeline(
            id, Text(vertex, "segment"), Text(vertex, "region"), vertex.GetValueOrDefault("since") as DateTimeOffset?, vertex.GetValueOrDefault("anonymous") is true,
            [.. parties.Cast<Row>().Select(row => new TimelineParty((string)row["id"]!, (string)row["source"]!)).OrderBy(one => one.Party, StringComparer.Ordinal)],
            [.. identifiers.Cast<Row>().Select(Identifier).OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Value, StringComparer.Ordinal)],
            [.. touchpoints.Cast<Row>().Select(Touchpoint).Reverse()],
            inAll,
            [.. milestones.Cast<Row>().Select(Milestone).OrderBy(one => one.ReachedAt).ThenBy(one => one.Name, StringComparer.Ordinal)]);
    }

    private static TimelineIdentifier Identifier(Row row)
    {
        var identifier = (Row)row["identifier"]!;
        return new TimelineIdentifier(Text(identifier, "kind") ?? "", Text(identifier, "value") ?? "", (string)row["standing"]!);
    }

    private static TimelineMilestone Milestone(Row row) =>
        new((string)row["name"]!, (DateTimeOffset)row["at"]!, [.. ((IReadOnlyList<object?>)row["evidence"]!).Cast<string>().Order(StringComparer.Ordinal)]);

    private static TimelineTouchpoint Touchpoint(Row row)
    {
        var properties = (Row)row["properties"]!;
        var attributes = properties.Where(property => !OwnProperties.Contains(property.Key))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .ToDictionary(property => property.Key, property => Convert.ToString(property.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal);
        return new TimelineTouchpoint(
            (string)row["id"]!, (DateTimeOffset)properties["at"]!, (string)properties["type"]!, Text(properties, "channel"), Text(properties, "source") ?? "", Text(properties, "outcome"),
            properties.TryGetValue("amount", out var amount) ? Convert.ToDouble(amount, CultureInfo.InvariantCulture) : null,
            ((IReadOnlyList<object?>)row["gap"]!) is [var gap] ? Convert.ToInt64(gap, CultureInfo.InvariantCulture) : null,
            attributes);
    }

    private static string? Text(Row row, string key) => row.GetValueOrDefault(key) as string;
}
