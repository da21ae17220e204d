using CustomerJourney.Kpis;

namespace CustomerJourney.Functions;

/// <summary>What a KPI means.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">For people.</param>
/// <param name="Definition">What it says.</param>
/// <param name="Unit">Unit of its value.</param>
public sealed record KpiSummary(string Name, string Title, string Definition, string Unit)
{
    /// <summary>The summary of a definition.</summary>
    public static KpiSummary Of(KpiDefinition kpi) => new(kpi.Name, kpi.Title, kpi.Definition, kpi.Unit);
}
