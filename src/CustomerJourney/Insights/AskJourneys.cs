using CustomerJourney.Journeys;
using CustomerJourney.Kpis;

namespace CustomerJourney.Insights;

/// <summary>Top journeys and funnels: from the index, or from the warehouse when the log is too large for one (<see cref="JourneyIndexSize"/>). The answers are the same.</summary>
/// <param name="store">Where the index is.</param>
/// <param name="warehouse">The journey KPI store, with the same touchpoints as of its last refresh.</param>
public sealed class AskJourneys(JourneyIndexStore store, IWarehouse warehouse)
{
    private static readonly JourneyTables Tables = new()
    {
        Customer = "customer_id",
        CustomerAttributes = ["segment", "region"],
        CustomerExpressions = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["since"] = "lpad(cast(extract(year from since) as varchar), 4, '0')",
            ["anonymous"] = "case when is_anonymous then 'true' else 'false' end",
        },
        Milestones = "milestones",
        TouchpointAttributes = [JourneyIndexBuilder.Channel, JourneyIndexBuilder.Outcome, "source"],
    };

    private readonly WarehouseJourneys _inWarehouse = new(Tables, async (sql, token) => (await warehouse.QueryAsync(new SqlText(sql.Text, sql.Parameters), token)).Rows);

    /// <summary>Top journeys.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown.</exception>
    /// <exception cref="FileNotFoundException">There is no index yet.</exception>
    public async Task<FrequencyAnswer> TopAsync(FrequencyQuestion question, CancellationToken cancellationToken) => await store.OpenUnlessLeftAsync(cancellationToken) is { } index
        ? Frequency.Ask(index, question, cancellationToken)
        : await _inWarehouse.AskAsync(question, cancellationToken);

    /// <summary>A funnel.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown.</exception>
    /// <exception cref="FileNotFoundException">There is no index yet.</exception>
    public async Task<FunnelAnswer> FunnelAsync(FunnelQuestion question, CancellationToken cancellationToken) => await store.OpenUnlessLeftAsync(cancellationToken) is { } index
        ? Funnel.Ask(index, question, cancellationToken)
        : await _inWarehouse.AskAsync(question, cancellationToken);
}
