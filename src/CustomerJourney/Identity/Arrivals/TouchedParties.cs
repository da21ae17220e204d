using CustomerJourney.Graph;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>The party records that changes of the graph are about.</summary>
/// <param name="Parties">Those that came or changed, what they have included.</param>
/// <param name="LeftCustomers">Customers that a record which is gone belonged to.</param>
internal sealed record TouchedParties(IReadOnlyCollection<string> Parties, IReadOnlyCollection<string> LeftCustomers)
{
    private const string Prefix = "party:";

    public bool IsEmpty => Parties.Count == 0 && LeftCustomers.Count == 0;

    public static TouchedParties Of(IReadOnlyList<GraphChange> changes)
    {
        var gone = changes.Where(change => change is { IsAddition: false, Kind: GraphChangeKind.VertexLabel, Value: "party" }).Select(change => change.ElementId).ToHashSet(StringComparer.Ordinal);
        return new(
            changes.Select(PartyOf).OfType<string>().ToHashSet(StringComparer.Ordinal),
            changes.Where(change => change is { IsAddition: false, Kind: GraphChangeKind.Edge, Value: "resolved_to" } && gone.Contains(change.From!)).Select(change => change.To!).ToHashSet(StringComparer.Ordinal));
    }

    private static string? PartyOf(GraphChange change) => change switch
    {
        { Kind: GraphChangeKind.VertexLabel or GraphChangeKind.VertexProperty } when change.ElementId.StartsWith(Prefix, StringComparison.Ordinal) => change.ElementId,
        { Kind: GraphChangeKind.Edge, Value: "has" } => change.From,
        _ => null,
    };
}
