namespace CustomerJourney.Kpis;

/// <summary>What a KPI is asked of.</summary>
/// <param name="From">Begin of the time, included; null from the first touchpoint on.</param>
/// <param name="To">End of the time, excluded; null to the last.</param>
/// <param name="Segment">Customers of one segment; null for all.</param>
public sealed record KpiQuestion(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Segment = null)
{
    /// <summary>All customers, all time.</summary>
    public static KpiQuestion Everything { get; } = new();
}
