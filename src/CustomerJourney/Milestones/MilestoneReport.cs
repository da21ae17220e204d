namespace CustomerJourney.Milestones;

/// <summary>How many customers reach a milestone, and when: a backtest or the result of a backfill.</summary>
/// <param name="Milestone">Name of the definition.</param>
/// <param name="Customers">Customers who reached it at least once.</param>
/// <param name="Occurrences">Times it was reached.</param>
/// <param name="ByMonth">Occurrences by month, <c>2026-03</c>, ascending.</param>
/// <param name="First">First instant, UTC; null when nobody reached it.</param>
/// <param name="Last">Last instant, UTC; null when nobody reached it.</param>
public sealed record MilestoneReport(
    string Milestone, int Customers, int Occurrences, IReadOnlyList<MilestoneMonth> ByMonth, DateTimeOffset? First, DateTimeOffset? Last)
{
    /// <summary>Counts rows of one milestone.</summary>
    public static MilestoneReport Of(string milestone, IReadOnlyCollection<MilestoneRow> rows) => new(
        milestone,
        rows.Select(row => row.CustomerId).Distinct().Count(),
        rows.Count,
        [.. rows.GroupBy(row => $"{row.ReachedAt.UtcDateTime.Year:D4}-{row.ReachedAt.UtcDateTime.Month:D2}").OrderBy(month => month.Key, StringComparer.Ordinal).Select(month => new MilestoneMonth(month.Key, month.Count()))],
        rows.Count == 0 ? null : rows.Min(row => row.ReachedAt),
        rows.Count == 0 ? null : rows.Max(row => row.ReachedAt));
}
