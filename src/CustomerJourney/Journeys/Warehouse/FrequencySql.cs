using System.Globalization;

namespace CustomerJourney.Journeys;

/// <summary>The frequency question in the warehouse, for logs that an index would not hold.</summary>
public static class FrequencySql
{
    /// <summary>Separates the steps of a journey in the column <c>journey</c>.</summary>
    public const char Separator = '\u001F';

    private const int MostColumns = 32;

    /// <summary>Rows <c>journey, count, anchors, arrived, different</c>: the listed journeys, and beside each what all add up to. Other = arrived − listed, not arrived = anchors − arrived.</summary>
    /// <remarks>Journeys of limited length are joined column by column, in text both engines take. Others need LISTAGG, which on Redshift holds 65,535 bytes: a longer journey is refused by it, not cut.</remarks>
    public static JourneySql Journeys(FrequencyQuestion question, JourneyTables tables)
    {
        var sql = new SqlWriter(tables, question.Selection);
        return sql.Finish($"""
            with {Windows(question, sql)},
            journeys as (
              select customer, anchor, {Joined(question.StepsOrUsual, tables.Dialect)} as journey
              from windows
              group by customer, anchor
            )
            select journey, count(*) as "count", (select count(*) from anchors) as anchors,
              sum(count(*)) over () as arrived, count(*) over () as different
            from journeys
            group by journey
            order by count(*) desc, journey
            limit {question.Limit.ToString(CultureInfo.InvariantCulture)}
            """);
    }

    private static string Joined(int steps, SqlDialect dialect)
    {
        if (steps > MostColumns)
            return dialect == SqlDialect.Redshift ? "listagg(step, chr(31)) within group (order by position)" : "string_agg(step, chr(31) order by position)";
        var joined = Enumerable.Range(2, steps - 1).Select(position => string.Create(CultureInfo.InvariantCulture, $"\n    || coalesce(chr(31) || max(case when position = {position} then step end), '')"));
        return "max(case when position = 1 then step end)" + string.Concat(joined);
    }

    /// <summary>One row: how many anchors there are.</summary>
    public static JourneySql Anchors(FrequencyQuestion question, JourneyTables tables)
    {
        var sql = new SqlWriter(tables, question.Selection);
        return sql.Finish($"with {Windows(question, sql)}\nselect count(*) as anchors from anchors");
    }

    /// <summary>Rows <c>position, step, count</c>; the position from the journey's first step or back from its last.</summary>
    public static JourneySql Positions(FrequencyQuestion question, JourneyTables tables, bool fromEnd = false)
    {
        var sql = new SqlWriter(tables, question.Selection);
        return sql.Finish($"""
            with {Windows(question, sql)},
            placed as (
              select {Place(fromEnd)} as position, step from windows
            )
            select position, step, count(*) as "count"
            from placed
            group by position, step
            order by position, count(*) desc, step
            """);
    }

    /// <summary>Rows <c>position, from_step, to_step, count, p50_seconds, p90_seconds</c>; the position that of the first of both, or that of the second back from the journey's last step.</summary>
    public static JourneySql Links(FrequencyQuestion question, JourneyTables tables, bool fromEnd = false)
    {
        var sql = new SqlWriter(tables, question.Selection);
        return sql.Finish($"""
            with {Windows(question, sql)},
            links as (
              select {Place(fromEnd)}{(fromEnd ? " - 1" : "")} as position, step as from_step, instant,
                lead(step) over (partition by customer, anchor order by position) as to_step,
                lead(instant) over (partition by customer, anchor order by position) as to_at
              from windows
            ),
            gaps as (
              select position, from_step, to_step, cast(datediff('microsecond', instant, to_at) as double precision) / 1000000 as seconds
              from links
              where to_step is not null
            )
            select position, from_step, to_step, count(*) as "count",
              percentile_cont(0.5) within group (order by seconds) as p50_seconds,
              percentile_cont(0.9) within group (order by seconds) as p90_seconds
            from gaps
            group by position, from_step, to_step
            order by position, count(*) desc, from_step, to_step
            """);
    }

    private static string Place(bool fromEnd) =>
        fromEnd ? "max(position) over (partition by customer, anchor) - position + 1" : "position";

    /// <summary>Common table expressions up to <c>anchors(customer, anchor, anchor_at)</c> and <c>windows(customer, anchor, position, step, at)</c>.</summary>
    private static string Windows(FrequencyQuestion question, SqlWriter sql)
    {
        var ordered = sql.Ordered();
        var anchors = AnchorRows(question, sql);
        var steps = question.StepsOrUsual;
        var within = question.WithinOrUsual is { } span ? SqlWriter.Interval(span) : null;
        var isBackward = question.From is null && question.To is not null;
        List<string> conditions = [isBackward ? "o.n <= a.anchor" : "o.n >= a.anchor"];
        if (steps != FrequencyQuestion.AnySteps)
            conditions.Add((isBackward ? "o.n > a.anchor - " : "o.n < a.anchor + ") + steps.ToString(CultureInfo.InvariantCulture));
        if (within is not null)
            conditions.Add(isBackward ? $"o.instant >= a.anchor_at - {within}" : $"o.instant <= a.anchor_at + {within}");
        var reach = question.From is not null && question.To is not null ? Arriving(sql.Value(question.To)) : "windows as (\n  select * from reachable\n)";
        return $"""
            {ordered},
            {anchors},
            reachable as (
              select a.customer, a.anchor, o.n - min(o.n) over (partition by a.customer, a.anchor) + 1 as position, o.step, o.instant
              from anchors a
              join ordered o on o.customer = a.customer and {string.Join(" and ", conditions)}
            ),
            {reach}
            """;
    }

    private static string AnchorRows(FrequencyQuestion question, SqlWriter sql)
    {
        if (question.From is null && question.To is null)
            return "anchors as (\n  select customer, n as anchor, instant as anchor_at from ordered where n = 1\n)";
        var step = sql.Value(question.From ?? question.To);
        if (question.AnchorOrUsual == JourneyAnchor.Every)
            return $"anchors as (\n  select customer, n as anchor, instant as anchor_at from ordered where step = {step}\n)";
        var which = question.AnchorOrUsual == JourneyAnchor.First ? "min" : "max";
        return $"""
            chosen as (
              select customer, {which}(n) as anchor from ordered where step = {step} group by customer
            ),
            anchors as (
              select c.customer, c.anchor, o.instant as anchor_at
              from chosen c
              join ordered o on o.customer = c.customer and o.n = c.anchor
            )
            """;
    }

    private static string Arriving(string to) => $"""
        arrivals as (
          select customer, anchor, min(position) as arrival
          from reachable
          where position > 1 and step = {to}
          group by customer, anchor
        ),
        windows as (
          select r.customer, r.anchor, r.position, r.step, r.instant
          from reachable r
          join arrivals v on v.customer = r.customer and v.anchor = r.anchor and r.position <= v.arrival
        )
        """;
}
