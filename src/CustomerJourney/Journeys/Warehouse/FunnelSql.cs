using System.Globalization;

namespace CustomerJourney.Journeys;

/// <summary>The funnel in the warehouse, for logs that an index would not hold.</summary>
public static class FunnelSql
{
    /// <summary>Rows <c>level, customers, p50_seconds, p90_seconds, p50_seconds_from_start</c>, the first two of the time since the level before; a level nobody reaches has no row.</summary>
    public static JourneySql Levels(FunnelQuestion question, JourneyTables tables)
    {
        var sql = new SqlWriter(tables, question.Selection);
        List<string> parts = [sql.Ordered()];
        for (var level = 1; level <= question.Steps.Count; level++)
            parts.Add(Level(level, sql.Value(question.Steps[level - 1]), question.Within));
        var all = string.Join("\n  union all ", Enumerable.Range(1, question.Steps.Count).Select(level => string.Create(CultureInfo.InvariantCulture, $"select {level} as level, customer, start_n, last_at from level{level}")));
        return sql.Finish($"""
            with {string.Join(",\n", parts)},
            reached as (
              {all}
            ),
            farthest as (
              select customer, max(level) as level from reached group by customer
            ),
            starts as (
              select r.customer, min(r.start_n) as start_n
              from reached r
              join farthest f on f.customer = r.customer and f.level = r.level
              group by r.customer
            ),
            times as (
              select r.level, r.last_at, lag(r.last_at) over (partition by r.customer order by r.level) as previous_at, min(r.last_at) over (partition by r.customer) as start_at
              from reached r
              join starts s on s.customer = r.customer and s.start_n = r.start_n
            )
            select level, count(*) as customers,
              percentile_cont(0.5) within group (order by cast(coalesce(datediff('microsecond', previous_at, last_at), 0) as double precision) / 1000000) as p50_seconds,
              percentile_cont(0.9) within group (order by cast(coalesce(datediff('microsecond', previous_at, last_at), 0) as double precision) / 1000000) as p90_seconds,
              percentile_cont(0.5) within group (order by cast(datediff('microsecond', start_at, last_at) as double precision) / 1000000) as p50_seconds_from_start
            from times
            group by level
            order by level
            """);
    }

    /// <summary>One row: how many customers are looked at.</summary>
    public static JourneySql Population(FunnelQuestion question, JourneyTables tables)
    {
        var sql = new SqlWriter(tables, question.Selection);
        return sql.Finish($"with {sql.Ordered()}\nselect count(distinct customer) as customers from ordered");
    }

    private static string Level(int level, string step, TimeSpan within)
    {
        if (level == 1)
            return $"level1 as (\n  select customer, n as start_n, instant as start_at, n as last_n, instant as last_at from ordered where step = {step}\n)";
        var window = within == FrequencyQuestion.AnyTime ? "" : $" and o.instant <= s.start_at + {SqlWriter.Interval(within)}";
        return string.Create(CultureInfo.InvariantCulture, $"""
            level{level} as (
              select s.customer, s.start_n, s.start_at, min(o.n) as last_n, min(o.instant) as last_at
              from level{level - 1} s
              join ordered o on o.customer = s.customer and o.step = {step} and o.n > s.last_n{window}
              group by s.customer, s.start_n, s.start_at
            )
            """);
    }
}
