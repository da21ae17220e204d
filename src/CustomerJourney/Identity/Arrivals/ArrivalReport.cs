namespace CustomerJourney.Identity.Arrivals;

/// <summary>What the arrival of party records did.</summary>
/// <param name="Parties">Party records that came, changed or went.</param>
/// <param name="Customers">Customers concerned.</param>
/// <param name="Moved">Party records that got their first or another customer.</param>
/// <param name="Touchpoints">Touchpoints that got another customer.</param>
/// <param name="Merges">Customers that became one.</param>
/// <param name="Splits">Customers that became several.</param>
public sealed record ArrivalReport(int Parties, int Customers, int Moved, int Touchpoints, int Merges, int Splits)
{
    /// <summary>Nothing came.</summary>
    public static ArrivalReport None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public ArrivalReport And(ArrivalReport other) => new(
        Parties + other.Parties, Customers + other.Customers, Moved + other.Moved, Touchpoints + other.Touchpoints, Merges + other.Merges, Splits + other.Splits);
}
