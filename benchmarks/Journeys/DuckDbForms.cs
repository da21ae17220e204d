namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>The questions as an analyst would put them to DuckDB (plain: a table as it was loaded), and as an expert would after preparing for them (dense ids, a sorted table, every customer's life as one string beside its instants). Only correct forms: whatever depends on order says so.</summary>
internal static class DuckDbForms
{
    private const string Separator = "chr(31)";
    private const string FirstCode = "33"; // of a step's letter: the first that can be printed

    /// <summary>Loads the log as it is.</summary>
    public static string Load(string log) => $"""
        create or replace table touchpoints as
        select case_id as customer, activity as type, timestamp as "at", row_number() over () as sequence, channel
        from read_csv({DuckDb.Literal(log)}, header = true)
        """;

    /// <summary>Dense ids, sorted by customer and time.</summary>
    public const string Expert = $"""
        create or replace table steps as select type, (row_number() over (order by type) + {FirstCode})::utinyint as step from (select distinct type from touchpoints);
        create or replace table expert as
        select (dense_rank() over (order by customer))::integer as customer, step, "at", (row_number() over (partition by customer order by "at", sequence))::integer as n
        from touchpoints join steps using (type)
        order by customer, n;
        """;

    /// <summary>Every customer's life as a string, a letter a step, and its instants.</summary>
    public const string Lives = """
        create or replace table lives as
        select customer, string_agg(chr(step), '' order by n) as life, list("at" order by n) as instants, count(*)::integer as length from expert group by customer
        """;

    public static string Whole(int limit) => $"""
        select journey, count(*) from (select string_agg(type, {Separator} order by "at", sequence) as journey from touchpoints group by customer)
        group by journey order by count(*) desc, journey limit {limit}
        """;

    public static string ExpertWhole(int limit) => $"""
        select journey, count(*) from (select string_agg(chr(step), '' order by n) as journey from expert group by customer)
        group by journey order by count(*) desc, journey limit {limit}
        """;

    public static string PrebuiltWhole(int limit) => $"select life, count(*) from lives group by life order by count(*) desc, life limit {limit}";

    public static string From(string step) => $"""
        {WindowFrom(step)}
        select journey, count(*) from (select string_agg(type, {Separator} order by position) as journey from w group by customer)
        group by journey order by count(*) desc, journey limit 20
        """;

    public static string FromPositions(string step) => $"{WindowFrom(step)} select position, type, count(*) from w group by position, type order by position, count(*) desc, type";

    public static string To(string step) => $"""
        with o as (select customer, type, "at", row_number() over (partition by customer order by "at", sequence) as n from touchpoints),
        a as (select customer, max(n) as anchor, max("at") as anchor_at from o where type = {DuckDb.Literal(step)} group by customer),
        w as (select o.customer, o.n, o.type from o join a using (customer) where o.n <= a.anchor and o.n > a.anchor - 8 and o."at" >= a.anchor_at - interval 30 days)
        select journey, count(*) from (select string_agg(type, {Separator} order by n) as journey from w group by customer)
        group by journey order by count(*) desc, journey limit 20
        """;

    public static string ExpertFrom(string step) => $"""
        select journey, count(*) from ({PrebuiltFrom(step)}) group by journey order by count(*) desc, journey limit 20
        """;

    public static string ExpertFromPositions(string step) => $"""
        select position, substr(journey, position, 1), count(*) from ({PrebuiltFrom(step)}), range(1, 9) r(position)
        where position <= length(journey) group by all order by position, count(*) desc
        """;

    public static string ExpertTo(string step) => $"""
        with a as (select life, instants, length - strpos(reverse(life), {Letter(step)}) + 1 as p from lives where contains(life, {Letter(step)})),
        w as (select life, p, len(list_filter(instants[greatest(1, p - 7):p], lambda t: t >= instants[p] - interval 30 days)) as steps from a)
        select substr(life, p - steps + 1, steps) as journey, count(*) from w group by journey order by count(*) desc, journey limit 20
        """;

    public const string Follows = """
        with p as (select type as a, lead(type) over w as b, lead("at") over w - "at" as gap from touchpoints window w as (partition by customer order by "at", sequence))
        select a, b, count(*), quantile_cont(epoch(gap), [0.5, 0.9]) from p where b is not null group by a, b order by count(*) desc, a, b
        """;

    public const string ExpertFollows = """
        with p as (select step as a, lead(step) over w as b, epoch(lead("at") over w) - epoch("at") as gap from expert window w as (partition by customer order by n))
        select a, b, count(*), quantile_cont(gap, [0.5, 0.9]) from p where b is not null group by a, b order by count(*) desc, a, b
        """;

    public static string Funnel(IReadOnlyList<string> steps) => FunnelOver(
        """o as (select customer, type as step, "at", row_number() over (partition by customer order by "at", sequence) as n from touchpoints)""", [.. steps.Select(DuckDb.Literal)]);

    public static string ExpertFunnel(IReadOnlyList<string> steps) => FunnelOver(
        """o as (select customer, step, "at", n from expert)""", [.. steps.Select(step => $"(select step from steps where type = {DuckDb.Literal(step)})")]);

    /// <summary>How many others each of the customers is like, by whole lives.</summary>
    public static string Similar(IEnumerable<int> customers) => $"""
        select q.customer, count(*) from lives q join lives l on l.customer <> q.customer and l.length between ceil(q.length * 0.8) and floor(q.length / 0.8)
        where q.customer in ({string.Join(", ", customers)}) and levenshtein(q.life, l.life) <= floor(greatest(q.length, l.length) * 0.2 + 1e-9)
        group by q.customer order by q.customer
        """;

    private static string WindowFrom(string step) => $"""
        with o as (select customer, type, "at", row_number() over (partition by customer order by "at", sequence) as n from touchpoints),
        a as (select customer, min(n) as anchor, min("at") as anchor_at from o where type = {DuckDb.Literal(step)} group by customer),
        w as (select o.customer, o.n - a.anchor + 1 as position, o.type from o join a using (customer) where o.n >= a.anchor and o.n < a.anchor + 8 and o."at" <= a.anchor_at + interval 30 days)
        """;

    private static string PrebuiltFrom(string step) => $"""
        select substr(life, p, len(list_filter(instants[p:p + 7], lambda t: t <= instants[p] + interval 30 days))) as journey
        from (select life, instants, strpos(life, {Letter(step)}) as p from lives) where p > 0
        """;

    private static string Letter(string step) => $"(select chr(step) from steps where type = {DuckDb.Literal(step)})";

    /// <summary>Any first step may start; each next one as early as it can be; a customer's level is the farthest over all starts.</summary>
    private static string FunnelOver(string ordered, string[] steps)
    {
        var levels = steps.Select((step, level) => level == 0
            ? $"l0 as (select customer, n as s, \"at\" as t, n from o where step = {step})"
            : $"l{level} as (select l.customer, l.s, any_value(l.t) as t, min(o.n) as n from l{level - 1} l join o on o.customer = l.customer and o.step = {step} and o.n > l.n and o.\"at\" <= l.t + interval 30 days group by l.customer, l.s)");
        var counts = string.Join(" union all ", steps.Select((_, level) => $"select {level + 1} as level, count(distinct customer) as customers from l{level}"));
        return $"with {ordered}, {string.Join(", ", levels)} {counts} order by level";
    }
}
