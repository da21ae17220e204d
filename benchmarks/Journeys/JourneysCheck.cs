using CustomerJourney.Journeys;

namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>Holds every row of our answers on a log against an independent computation in SQL.</summary>
internal static class JourneysCheck
{
    private const int MostAnchors = 6;

    public static int Run(string log, string @case, string step, string time)
    {
        var index = EventLog.Read(log, new EventLogOptions(@case, step, time) { Attributes = [], CustomerAttributes = [] }).Index;
        using var duck = new DuckDb();
        duck.Run($"""
            create table touchpoints as
            select coalesce({Name(@case)}, '') as customer, {Name(step)} as type, cast({Name(time)} as timestamp) as "at", row_number() over () as sequence
            from read_csv({DuckDb.Literal(log)}, header = true, all_varchar = true, parallel = false)
            """);
        Console.WriteLine($"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(log)))}: {index.EventCount} touchpoints of {index.CustomerCount} customers");
        var wrong = 0;
        foreach (var question in Questions(index))
            wrong += Check(index, duck, question);
        wrong += CheckFunnels(index, duck);
        Console.WriteLine(wrong == 0 ? "all rows equal" : $"{wrong} answers differ");
        return wrong == 0 ? 0 : 1;
    }

    private static IEnumerable<FrequencyQuestion> Questions(JourneyIndex index)
    {
        yield return new FrequencyQuestion { Limit = int.MaxValue };
        yield return new FrequencyQuestion { Limit = int.MaxValue, Selection = new() { Collapse = true } };
        foreach (var step in index.Steps.Take(MostAnchors))
        {
            yield return new FrequencyQuestion { From = step, Limit = int.MaxValue };
            yield return new FrequencyQuestion { To = step, Limit = int.MaxValue };
            yield return new FrequencyQuestion { From = step, Anchor = JourneyAnchor.Every, Steps = 4, Limit = int.MaxValue };
            yield return new FrequencyQuestion { From = step, To = index.Steps[^1], Limit = int.MaxValue };
        }
    }

    private static int Check(JourneyIndex index, DuckDb duck, FrequencyQuestion question)
    {
        var ours = Frequency.Ask(index, question);
        var tables = new JourneyTables { Dialect = SqlDialect.DuckDb };
        var limited = question with { Limit = 1_000_000_000 };
        var journeys = ours.Journeys.Select(j => $"{string.Join(FrequencySql.Separator, j.Steps)}|{j.Count}|{ours.Anchors}|{ours.Anchors - ours.NotArrived}|{ours.Journeys.Count}");
        var positions = ours.Positions.SelectMany(p => p.Steps.Select(s => $"{p.Position}|{s.Step}|{s.Count}"));
        var links = ours.Links.Select(l => $"{l.Position}|{l.From}|{l.To}|{l.Count}|{DuckDb.Text(l.P50Seconds)}|{DuckDb.Text(l.P90Seconds)}");
        var what = $"from {question.From ?? "–"} to {question.To ?? "–"} {question.Anchor}{(question.Selection.Collapse ? " collapsed" : "")}";
        return Compare($"{what}: journeys", [.. journeys], duck.Rows(FrequencySql.Journeys(limited, tables)))
            + Compare($"{what}: positions", [.. positions], duck.Rows(FrequencySql.Positions(limited, tables)))
            + Compare($"{what}: links", [.. links], duck.Rows(FrequencySql.Links(limited, tables)));
    }

    private static int CheckFunnels(JourneyIndex index, DuckDb duck)
    {
        var frequent = Transitions.Ask(index, new TransitionsQuestion()).Starts.Select(s => s.Step).Concat(index.Steps).Distinct().Take(4).ToArray();
        var question = new FunnelQuestion(frequent);
        var ours = Funnel.Ask(index, question).Steps.Where(s => s.Customers > 0).Select((s, level) => $"{level + 1}|{s.Customers}|{DuckDb.Text(s.P50Seconds)}|{DuckDb.Text(s.P90Seconds)}|{DuckDb.Text(s.P50SecondsFromStart)}");
        return Compare($"funnel {string.Join(" > ", frequent)}", [.. ours], duck.Rows(FunnelSql.Levels(question, new JourneyTables { Dialect = SqlDialect.DuckDb })));
    }

    private static int Compare(string what, List<string> ours, List<string> theirs)
    {
        var differing = Enumerable.Range(0, Math.Max(ours.Count, theirs.Count)).Where(i => i >= ours.Count || i >= theirs.Count || ours[i] != theirs[i]).ToList();
        Console.WriteLine($"{(differing.Count == 0 ? "equal " : "DIFFER")} {ours.Count,7} rows  {what}");
        foreach (var i in differing.Take(3))
            Console.WriteLine($"    row {i}: ours {(i < ours.Count ? ours[i] : "none")} / DuckDB {(i < theirs.Count ? theirs[i] : "none")}");
        return differing.Count == 0 ? 0 : 1;
    }

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
