using System.Diagnostics;
using System.Globalization;
using CustomerJourney.Journeys;

namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>Our questions, and DuckDB's correct forms of them, alternately on the same log. X, Y and filters change from round to round; nothing is kept between rounds.</summary>
internal sealed class JourneysBenchmark : IDisposable
{
    private const int Asked = 100;
    private const int OursARound = 5;
    private const int Warming = 30;
    private const int LongestWarming = 1500; // milliseconds

    private static readonly string[] Froms = ["add_to_cart", "view_offer", "complaint", "call_agent", "payment_failed"];
    private static readonly string[] Tos = ["cancel_service", "port_out_request", "complaint", "order_placed", "csat_survey"];
    private static readonly string[][] Funnels = [["view_offer", "view_plan", "add_to_cart", "checkout"], ["web_visit", "view_offer", "add_to_cart", "order_placed"]];

    private readonly int _rounds;
    private readonly string _only;
    private readonly DuckDb? _duck;
    private JourneyIndex _index = null!;
    private int _differing;

    private JourneysBenchmark(int rounds, string only, bool withDuck) => (_rounds, _only, _duck) = (rounds, only, withDuck ? new DuckDb() : null);

    /// <summary>Builds the index and DuckDB's tables from a log, asks both, prints medians and ratios; 1 when an answer differs.</summary>
    public static int Run(string log, int rounds, string only)
    {
        using var benchmark = new JourneysBenchmark(rounds, only, withDuck: true);
        var path = Path.ChangeExtension(log, ".bench.arrow");
        benchmark.Build(log, path);
        benchmark.Open(path);
        benchmark.Ask();
        Console.WriteLine(benchmark._differing == 0 ? "all answers compared are equal" : $"{benchmark._differing} answers differ");
        return benchmark._differing == 0 ? 0 : 1;
    }

    /// <summary>Builds an index, and only that.</summary>
    public static int Build(string log, string path, int rounds)
    {
        var built = new Timing();
        for (var round = 0; round < rounds; round++)
            built.Take(_ => Load(log, path), round);
        Console.WriteLine($"{"CSV to ready index",-44}{Timing.Text(built.Wall),9} ms, least {Timing.Text(built.Least)} (cpu {Timing.Text(built.Cpu)})");
        return 0;
    }

    /// <summary>Asks an index that is there; the memory is that of a process that only asks.</summary>
    public static int Ask(string path, int rounds, string only)
    {
        using var benchmark = new JourneysBenchmark(rounds, only, withDuck: false);
        benchmark.Open(path);
        benchmark.Ask();
        Console.WriteLine($"{"peak memory, asking",-44}{PeakMegabytes(),9:F0} MB");
        return 0;
    }

    public void Dispose() => _duck?.Dispose();

    private void Build(string log, string path)
    {
        var (ours, load, expert, lives) = (new Timing(), new Timing(), new Timing(), new Timing());
        for (var round = 0; round < Math.Min(2, _rounds); round++)
        {
            ours.Take(_ => Load(log, path), round);
            load.Take(_ => _duck!.Run(DuckDbForms.Load(log)), round);
        }

        expert.Take(_ => _duck!.Run(DuckDbForms.Expert), 0);
        lives.Take(_ => _duck!.Run(DuckDbForms.Lives), 0);
        Console.WriteLine($"{"CSV to ready index",-44}{Timing.Text(ours.Wall),9} ms (cpu {Timing.Text(ours.Cpu)})   DuckDB: load {Timing.Text(load.Wall)} ms, expert's table {Timing.Text(expert.Wall)} ms, lives {Timing.Text(lives.Wall)} ms");
    }

    private void Open(string path)
    {
        var opening = Stopwatch.StartNew();
        _index = JourneyIndex.Open(path);
        Console.WriteLine($"{"open the file",-44}{Timing.Text(opening.Elapsed.TotalMilliseconds),9} ms: {_index.EventCount:N0} touchpoints of {_index.CustomerCount:N0} customers, {Environment.ProcessorCount} threads");
    }

    private void Ask()
    {
        var had = new JourneySelection { Customers = [JourneyFilter.Parse("had=complaint")] };
        var notApp = new JourneySelection { Touchpoints = [JourneyFilter.Parse("channel!=app")] };
        Compare("top-50 whole journeys", i => Frequency.Ask(_index, Bare(new() { Limit = 50 + i % 3 })), Rows,
            i => _duck!.Rows(DuckDbForms.Whole(50 + i % 3)), i => _duck!.Rows(DuckDbForms.ExpertWhole(50 + i % 3)));
        Compare("  the same on prebuilt strings", i => Frequency.Ask(_index, Bare(new() { Limit = 50 + i % 3 })), Rows, null, i => _duck!.Rows(DuckDbForms.PrebuiltWhole(50 + i % 3)));
        Compare("from X, 8 steps, top 20 + step counts", i => Frequency.Ask(_index, Bare(new() { From = At(Froms, i) }) with { Positions = true }), Rows, i =>
        {
            _duck!.Rows(DuckDbForms.FromPositions(At(Froms, i)));
            return _duck.Rows(DuckDbForms.From(At(Froms, i)));
        }, i =>
        {
            _duck!.Rows(DuckDbForms.ExpertFromPositions(At(Froms, i)));
            return _duck.Rows(DuckDbForms.ExpertFrom(At(Froms, i)));
        });
        Compare("  with links and their times", i => Frequency.Ask(_index, new() { From = At(Froms, i) }), Rows);
        Compare("  of customers who had a complaint", i => Frequency.Ask(_index, Bare(new() { From = At(Froms, i), Selection = had }) with { Positions = true }), Rows);
        Compare("  without one channel's touchpoints", i => Frequency.Ask(_index, Bare(new() { From = At(Froms, i), Selection = notApp }) with { Positions = true }), Rows);
        Compare("to Y, 8 back", i => Frequency.Ask(_index, Bare(new() { To = At(Tos, i) })), Rows, i => _duck!.Rows(DuckDbForms.To(At(Tos, i))), i => _duck!.Rows(DuckDbForms.ExpertTo(At(Tos, i))));
        Compare("from X to Y", i => Frequency.Ask(_index, Bare(new() { From = At(Froms, i), To = At(Tos, i) })), Rows);
        Compare("directly-follows with times", _ => Transitions.Ask(_index, new()), Rows, _ => _duck!.Rows(DuckDbForms.Follows), _ => _duck!.Rows(DuckDbForms.ExpertFollows));
        Compare("funnel of 4 in 30 days", i => Funnel.Ask(_index, new(At(Funnels, i))), Rows, i => _duck!.Rows(DuckDbForms.Funnel(At(Funnels, i))), i => _duck!.Rows(DuckDbForms.ExpertFunnel(At(Funnels, i))));
        var places = Enumerable.Range(0, Asked).Select(i => (int)((long)i * _index.CustomerCount / Asked)).ToArray();
        var customers = places.Select(_index.CustomerAt).ToArray();
        Compare($"similar ≥ 0.8, {Asked} customers, whole", _ => Similarity.AskMany(_index, new(), customers), Rows, _ => _duck!.Rows(DuckDbForms.Similar(places.Select(p => p + 1))), slow: true);
        Compare($"similar ≥ 0.8, {Asked} customers, last 10", _ => Similarity.AskMany(_index, new() { Last = 10, Limit = 100 }, customers), Rows);
        Compare("similar ≥ 0.8, one customer, last 10", i => Similarity.AskMany(_index, new() { Last = 10, Limit = 100 }, [customers[i % Asked]]), Rows);
    }

    /// <summary>Times both, the one after the other; rows of ours and of the plain form are compared in the first round.</summary>
    private void Compare<TAnswer>(string what, Func<int, TAnswer> ours, Func<TAnswer, List<string>> rows, Func<int, List<string>>? plain = null, Func<int, List<string>>? expert = null, bool slow = false)
    {
        if (!what.Contains(_only, StringComparison.Ordinal))
            return;
        var warming = Stopwatch.StartNew();
        for (var i = 0; i < Warming && warming.ElapsedMilliseconds < LongestWarming; i++)
            ours(i);
        var (mine, theirs, experts) = (new Timing(), new Timing(), new Timing());
        for (var round = 0; round < _rounds; round++)
        {
            for (var i = 0; i < OursARound; i++)
                mine.Take(n => ours(n), round * OursARound + i);
            if (_duck is null || (slow && round > 0))
                continue;
            if (plain is not null)
                theirs.Take(n => plain(n), round);
            if (expert is not null)
                experts.Take(n => expert(n), round);
        }

        Console.WriteLine($"{what,-44}{Timing.Text(mine.Wall),9} ms, least {Timing.Text(mine.Least)} (cpu {Timing.Text(mine.Cpu)}){Against("plain", theirs, mine)}{Against("expert", experts, mine)}{(_duck is null ? $"   peak so far {PeakMegabytes():F0} MB" : "")}");
        if (_duck is not null && plain is not null && !rows(ours(0)).SequenceEqual(plain(0)))
        {
            _differing++;
            Console.WriteLine($"    DIFFERS: {string.Join(" / ", rows(ours(0)).Except(plain(0)).Take(3))} AND {string.Join(" / ", plain(0).Except(rows(ours(0))).Take(3))}");
        }
    }

    private static string Against(string whose, Timing theirs, Timing mine) => theirs.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"   DuckDB {whose} {Timing.Text(theirs.Wall)} ms: {theirs.Wall / mine.Wall:F1}x (cpu {theirs.Cpu / mine.Cpu:F1}x)");

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }

    private static void Load(string log, string path) => EventLog.Read(log, new EventLogOptions("case_id", "activity", "timestamp")).Index.Save(path);

    private static T At<T>(T[] choices, int round) => choices[round % choices.Length];

    private static FrequencyQuestion Bare(FrequencyQuestion question) => question with { Positions = false, Links = false };

    private static List<string> Rows(FrequencyAnswer answer) => [.. answer.Journeys.Select(j => $"{string.Join(FrequencySql.Separator, j.Steps)}|{j.Count}")];

    private static List<string> Rows(TransitionsAnswer answer) => [.. answer.Transitions.Select(t => $"{t.From}|{t.To}|{t.Count}|{DuckDb.Text(t.P50Seconds)},{DuckDb.Text(t.P90Seconds)}")];

    private static List<string> Rows(FunnelAnswer answer) => [.. answer.Steps.Select((s, level) => $"{level + 1}|{s.Customers}")];

    /// <summary>Places from 1 and counts, of those who are like anybody.</summary>
    private List<string> Rows(IReadOnlyList<SimilarityAnswer> answers) => [.. answers.Where(a => a.Count > 0).Select(a => $"{_index.FindCustomer(a.Customer!) + 1}|{a.Count}")];
}
