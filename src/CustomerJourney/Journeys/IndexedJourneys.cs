namespace CustomerJourney.Journeys;

/// <summary>What the journey index holds.</summary>
/// <param name="Customers">Customers with at least one touchpoint, or none.</param>
/// <param name="Touchpoints">Touchpoints.</param>
/// <param name="Version">Tells this index from another.</param>
public sealed record IndexedJourneys(int Customers, int Touchpoints, string Version)
{
    /// <summary>The version when there is no index because the log is too large for one.</summary>
    public const string LeftToWarehouse = "warehouse";
}
