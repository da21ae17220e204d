using System.Diagnostics;
using System.Globalization;
using CustomerJourney.Journeys;

namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>Our questions and DuckDB's correct forms (plain, and with dense ids over a sorted table) alternately on the same log. X, Y and filters change from round to round.</summary>
internal static class JourneysBenchmark
{
    private const int Asked = 100;
    private const int UsualRounds = 5;

    private static readonly string[] Froms = ["add_to_cart", "view_offer", "complaint", "call_agent", "payment_failed"];
    private static readonly string[] Tos = ["cancel_service", "port_out_request", "complaint", "order_placed", "csat_survey"];
    private static readonly string[] Funnels = ["view_offer", "view_plan", "add_to_cart", "checkout"];

    public static int Run(string log, string[] rest)
    {
        var rounds = rest is ["--rounds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : UsualRounds;
        var onlyOurs = rest is ["--ours"];
        var path = Path.ChangeExtension(log, ".bench.arrow");
        using var duck = new DuckDb();
        Compare("CSV to ready index", 1, _ => Load(log, path), onlyOurs ? null : _ => LoadDuck(duck, log));
        var opening = Stopwatch.StartNew();
        var index = JourneyIndex.Open(path);
        Console.WriteLine($"{"open the file",-44}{opening.Elapsed.TotalMilliseconds,10:F1} ms");
        var sorted = onlyOurs ? null : Expert(duck);
        Compare("top-50 whole journeys", rounds, i => Frequency.Ask(index, Bare(new FrequencyQuestion { Limit = 50 + i })), sorted is null ? null : i => duck.Rows(WholeSql("touchpoints", "type", 50 + i)), i => duck.Rows(WholeSql("expert", "step", 50 + i)));
        Compare("from X, 8 steps, top 20 + step counts", rounds, i => Frequency.Ask(index, Bare(new FrequencyQuestion { From = Froms[i % 5] }) with { Positions = true }), sorted is null ? null : i =>
        {
            duck.Rows(FrequencySql.Journeys(new FrequencyQuestion { From = Froms[i % 5] }, new JourneyTables { Dialect = SqlDialect.DuckDb }));
            duck.Rows(FrequencySql.Positions(new FrequencyQuestion { From = Froms[i % 5] }, new JourneyTables { Dialect = SqlDialect.DuckDb }));
        }, i => duck.Rows(FromSql(Froms[i % 5])));
        Compare("the same with times of links", rounds, i => Frequency.Ask(index, new FrequencyQuestion { From = Froms[i % 5] }));
        Compare("the same, one channel's customers", rounds, i => Frequency.Ask(index, Bare(new FrequencyQuestion { From = Froms[i % 5], Selection = new() { Customers = [JourneyFilter.Parse("had=complaint")] } }) with { Positions = true }));
        Compare("to Y, 8 back", rounds, i => Frequency.Ask(index, Bare(new FrequencyQuestion { To = Tos[i % 5] })), sorted is null ? null : i => duck.Rows(FrequencySql.Journeys(new FrequencyQuestion { To = Tos[i % 5] }, new JourneyTables { Dialect = SqlDialect.DuckDb })));
        Compare("from X, without one channel's touchpoints", rounds, i => Frequency.Ask(index, Bare(new FrequencyQuestion { From = Froms[i % 5], Selection = new() { Touchpoints = [JourneyFilter.Parse("channel!=app")] } })));
        Compare("directly-follows with times", rounds, _ => Transitions.Ask(index, new TransitionsQuestion()), sorted is null ? null : _ => duck.Rows(FollowsSql("touchpoints", "type")), _ => duck.Rows(FollowsSql("expert", "step")));
        Compare("funnel of 4 in 30 days", rounds, i => Funnel.Ask(index, new FunnelQuestion([.. Funnels.Skip(i % 2)])), sorted is null ? null : i => duck.Rows(FunnelSql.Levels(new FunnelQuestion([.. Funnels.Skip(i % 2)]), new JourneyTables { Dialect = SqlDialect.DuckDb })));
        var customers = Enumerable.Range(0, Asked).Select(i => index.CustomerAt((int)((long)i * index.CustomerCount / Asked))).ToArray();
        Compare($"similar ≥ 0.8, {Asked} customers, whole", rounds, _ => Similarity.AskMany(index, new SimilarityQuestion(), customers));
        Compare($"similar ≥ 0.8, {Asked} customers, last 10", rounds, _ => Similarity.AskMany(index, new SimilarityQuestion { Last = 10 }, customers));
        Console.WriteLine($"{"peak memory of this process",-44}{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,10:F0} MB{(onlyOurs ? "" : " (DuckDB's included)")}");
        return 0;
    }

    private static FrequencyQuestion Bare(FrequencyQuestion question) => question with { Positions = false, Links = false };

    private static void Load(string log, string path) => EventLog.Read(log, new EventLogOptions("case_id", "activity", "timestamp")).Index.Save(path);

    private static void LoadDuck(DuckDb duck, string log) => duck.Run($"""
        create or replace table touchpoints as
        select case_id as customer, activity as type, timestamp as "at", row_number() over () as sequence, channel
        from read_csv({DuckDb.Literal(log)}, header = true)
        """);

    /// <summary>Dense ids, sorted by customer and time: what an expert would prepare once.</summary>
    private static string Expert(DuckDb duck)
    {
        var clock = Stopwatch.StartNew();
        duck.Run("""
            create or replace table expert as
            select dense_rank() over (order by customer)::integer as customer, step, "at", row_number() over (partition by t.customer order by "at", sequence)::integer as n
            from touchpoints t join (select type, (row_number() over (order by type) + 33)::utinyint as step from (select distinct type from touchpoints)) using (type)
            order by customer, n
            """);
        Console.WriteLine($"{"DuckDB expert's table",-44}{clock.Elapsed.TotalMilliseconds,10:F1} ms");
        return "expert";
    }

    private static string WholeSql(string table, string step, int limit) => table == "expert"
        ? $"select journey, count(*) from (select string_agg(chr({step}), '' order by n) as journey from expert group by customer) group by journey order by count(*) desc, journey limit {limit}"
        : $"select journey, count(*) from (select string_agg({step}, chr(31) order by \"at\", sequence) as journey from {table} group by customer) group by journey order by count(*) desc, journey limit {limit}";

    private static string FromSql(string from) => $"""
        with a as (select customer, min(n) as anchor, min("at") as anchor_at from expert where step = (select any_value(e.step) from expert e join (select type, (row_number() over (order by type) + 33)::utinyint as step from (select distinct type from touchpoints)) d using (step) where d.type = '{from}') group by customer),
        w as (select a.customer, o.n, o.step from a join expert o on o.customer = a.customer and o.n >= a.anchor and o.n < a.anchor + 8 and o."at" <= a.anchor_at + interval '30 days')
        select journey, count(*) from (select string_agg(chr(step), '' order by n) as journey from w group by customer) group by journey order by count(*) desc, journey limit 20
        """;

    private static string FollowsSql(string table, string step)
    {
        var order = table == "expert" ? "n" : "\"at\", sequence";
        return $"""
            with p as (select {step} as a, lead({step}) over w as b, lead("at") over w - "at" as gap from {table} window w as (partition by customer order by {order}))
            select a, b, count(*), quantile_cont(epoch(gap), [0.5, 0.9]) from p where b is not null group by a, b order by count(*) desc, a, b
            """;
    }

    private static void Compare(string what, int rounds, Action<int> ours, Action<int>? plain = null, Action<int>? expert = null)
    {
        var (mine, theirs, experts) = (new List<(double Wall, double Cpu)>(), new List<(double Wall, double Cpu)>(), new List<(double Wall, double Cpu)>());
        for (var warming = 0; rounds > 1 && warming < 8; warming++)
            ours(warming); // past the tiers of the compiler
        for (var round = 0; round < rounds; round++)
        {
            mine.Add(Time(ours, round));
            if (plain is not null)
                theirs.Add(Time(plain, round));
            if (plain is not null && expert is not null)
                experts.Add(Time(expert, round));
        }

        Console.WriteLine($"{what,-44}{Median(mine.ConvertAll(m => m.Wall)),10:F1} ms (cpu {Median(mine.ConvertAll(m => m.Cpu)):F1}, least cpu {mine.Min(m => m.Cpu):F1}){Against("plain", theirs, mine)}{Against("expert", experts, mine)}");
    }

    private static string Against(string whose, List<(double Wall, double Cpu)> theirs, List<(double Wall, double Cpu)> mine) => theirs.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"   DuckDB {whose} {Median(theirs.ConvertAll(t => t.Wall)):F1} ms (cpu {Median(theirs.ConvertAll(t => t.Cpu)):F1}): {Median(theirs.ConvertAll(t => t.Wall)) / Median(mine.ConvertAll(m => m.Wall)):F1} times ours, cpu {Median(theirs.ConvertAll(t => t.Cpu)) / Median(mine.ConvertAll(m => m.Cpu)):F1} times");

    /// <summary>Wall clock, and processor time of all threads: the one to read on a machine that others use too.</summary>
    private static (double Wall, double Cpu) Time(Action<int> work, int round)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work(round);
        process.Refresh();
        return (clock.Elapsed.TotalMilliseconds, (process.TotalProcessorTime - before).TotalMilliseconds);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
