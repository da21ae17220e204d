namespace CustomerJourney.Identity.Arrivals;

/// <summary>What the graph knows of an identifier that a touchpoint carries: whose it is, and whose by the party records of each source.</summary>
internal sealed record CarriedIdentifier(
    string Id, string Kind, string Value, IReadOnlyList<(string Customer, string Standing)> Owners, IReadOnlyList<(string Source, string Customer)> Holders)
{
    public static CarriedIdentifier Of(GraphMap row) => new(
        row.Text("id")!, row.Text("kind")!, row.Text("value")!,
        [.. GraphMaps.Maps(row["owners"]).Select(owner => (owner.Text("customer")!, owner.Text("standing")!))],
        [.. GraphMaps.Maps(row["holders"]).Select(holder => (holder.Text("source")!, holder.Text("customer")!))]);
}
