namespace CustomerJourney.Milestones;

/// <summary>A milestone and how often it was reached.</summary>
/// <param name="Name">Name of the definition.</param>
/// <param name="Description">For people.</param>
/// <param name="IsActive">Whether changes fire it.</param>
/// <param name="Customers">Customers who reached it.</param>
/// <param name="Occurrences">Times it was reached.</param>
/// <param name="ByMonth">Occurrences by month, ascending.</param>
public sealed record MilestoneSummary(string Name, string Description, bool IsActive, int Customers, int Occurrences, IReadOnlyList<MilestoneMonth> ByMonth)
{
    /// <summary>Summaries in the order of the definitions.</summary>
    public static IReadOnlyList<MilestoneSummary> Of(IReadOnlyList<CompiledMilestone> milestones, IReadOnlyList<MilestoneRow> reached)
    {
        var rows = reached.ToLookup(row => row.Milestone);
        return
        [
            .. milestones.Select(milestone => (milestone, report: MilestoneReport.Of(milestone.Definition.Name, [.. rows[milestone.Definition.Name]])))
                .Select(pair => new MilestoneSummary(
                    pair.milestone.Definition.Name, pair.milestone.Definition.Description, pair.milestone.IsActive, pair.report.Customers, pair.report.Occurrences, pair.report.ByMonth)),
        ];
    }
}
