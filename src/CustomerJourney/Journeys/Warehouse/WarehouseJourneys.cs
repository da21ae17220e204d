using System.Globalization;

namespace CustomerJourney.Journeys;

/// <summary>Answers top journeys and funnels from the warehouse: the same answers as the index's, row for row.</summary>
/// <param name="tables">Where touchpoints and customers are.</param>
/// <param name="query">Runs a statement and gives its rows of values in order.</param>
public sealed class WarehouseJourneys(JourneyTables tables, Func<JourneySql, CancellationToken, Task<IReadOnlyList<IReadOnlyList<object?>>>> query)
{
    /// <summary>Top journeys.</summary>
    /// <exception cref="JourneyQuestionException">An attribute is one the warehouse does not know. A step that is not there makes an empty answer.</exception>
    public async Task<FrequencyAnswer> AskAsync(FrequencyQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegative(question.Limit);
        var rows = await query(FrequencySql.Journeys(question with { Limit = Math.Max(1, question.Limit) }, tables), cancellationToken);
        var anchors = rows.Count > 0 ? Whole(rows[0][2]) : Whole((await query(FrequencySql.Anchors(question, tables), cancellationToken))[0][0]);
        var (arrived, different) = rows.Count > 0 ? (Whole(rows[0][3]), Whole(rows[0][4])) : (0, 0);
        var journeys = rows.Take(question.Limit).Select(row => new JourneyCount(Text(row[0]).Split(FrequencySql.Separator), Whole(row[1]), (double)Whole(row[1]) / anchors)).ToList();
        var isTo = question.From is null && question.To is not null;
        return new FrequencyAnswer(
            anchors,
            anchors - arrived,
            journeys,
            new OtherJourneys(different - journeys.Count, arrived - journeys.Sum(j => j.Count)),
            question.Positions ? await PositionsAsync(question, fromEnd: false, cancellationToken) : [],
            question.Links ? await LinksAsync(question, fromEnd: false, cancellationToken) : [])
        {
            PositionsFromEnd = isTo && question.Positions ? await PositionsAsync(question, fromEnd: true, cancellationToken) : null,
            LinksFromEnd = isTo && question.Links ? await LinksAsync(question, fromEnd: true, cancellationToken) : null,
        };
    }

    /// <summary>A funnel.</summary>
    /// <exception cref="JourneyQuestionException">An attribute is one the warehouse does not know. A step that is not there makes an empty level.</exception>
    public async Task<FunnelAnswer> AskAsync(FunnelQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Steps.Count == 0 || question.Within < TimeSpan.Zero)
            throw new ArgumentException("A funnel needs at least one step and a window that is not negative.", nameof(question));
        var rows = await query(FunnelSql.Levels(question, tables), cancellationToken);
        var population = Whole((await query(FunnelSql.Population(question, tables), cancellationToken))[0][0]);
        var levels = new List<FunnelStep>();
        foreach (var step in question.Steps)
        {
            var row = levels.Count < rows.Count ? rows[levels.Count] : null;
            var customers = row is null ? 0 : Whole(row[1]);
            levels.Add(new FunnelStep(
                step,
                customers,
                Share(customers, levels.Count == 0 ? customers : levels[0].Customers),
                row is null ? 0 : Seconds(row[2]),
                row is null ? 0 : Seconds(row[3]),
                Share(customers, levels.Count == 0 ? customers : levels[^1].Customers),
                row is null ? 0 : Seconds(row[4])));
        }

        return new FunnelAnswer(levels, population);
    }

    private async Task<IReadOnlyList<PositionSteps>> PositionsAsync(FrequencyQuestion question, bool fromEnd, CancellationToken cancellationToken)
    {
        var rows = await query(FrequencySql.Positions(question, tables, fromEnd), cancellationToken);
        return [.. rows.GroupBy(row => (int)Whole(row[0])).Select(position => new PositionSteps(position.Key, [.. position.Select(row => new StepCount(Text(row[1]), Whole(row[2])))]))];
    }

    private async Task<IReadOnlyList<JourneyLink>> LinksAsync(FrequencyQuestion question, bool fromEnd, CancellationToken cancellationToken)
    {
        var rows = await query(FrequencySql.Links(question, tables, fromEnd), cancellationToken);
        return [.. rows.Select(row => new JourneyLink((int)Whole(row[0]), Text(row[1]), Text(row[2]), Whole(row[3]), Seconds(row[4]), Seconds(row[5])))];
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Text(object? value) => (string)value!;

    private static long Whole(object? value) => value is System.Numerics.BigInteger huge ? (long)huge : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static double Seconds(object? value) => InstantScale.ToTheTick(Convert.ToDouble(value, CultureInfo.InvariantCulture));
}
