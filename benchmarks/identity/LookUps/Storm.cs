using System.Diagnostics;
using System.Globalization;
using CustomerJourney.Identity.Linkage;

/// <summary>Look-ups, upserts and deletions in random order, held against a batch over what is left.</summary>
internal static class Storm
{
    private const int Seed = 4711;
    private const int OneIn = 10; // so many records come with other values first; as many others come and go
    private const int TellEvery = 50_000;
    private const int MostTold = 20;

    private enum Kind { Upsert, Passing, Come, Go, LookUp }

    /// <summary>Runs so many operations and tells whether they end in the batch's clusters.</summary>
    public static bool Run(RecordTable table, TrainedModel trained, int operations)
    {
        var index = new IdentityIndex(trained);
        var watch = Stopwatch.StartNew();
        var taken = new Dictionary<Kind, List<double>>();
        var done = 0;
        foreach (var (kind, record) in Operations(table.Count, operations))
        {
            var started = Stopwatch.GetTimestamp();
            Do(index, table, kind, record);
            (taken.TryGetValue(kind, out var times) ? times : taken[kind] = []).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (++done % TellEvery == 0)
                Console.Error.WriteLine($"{done} operations, {index.Count} records, {watch.Elapsed.TotalSeconds:0} s, {Environment.WorkingSet >> 20} MB");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} operations in {watch.Elapsed.TotalSeconds:0} s, {index.Count} records left, {Environment.WorkingSet >> 20} MB"));
        foreach (var (kind, times) in taken.OrderBy(kind => kind.Key))
            Tell(kind, times);
        var other = Unlike(index, table, RecordLinkage.Link(table, trained));
        Console.WriteLine(other.Count == 0 && index.Count == table.Count ? "the clusters are the batch's" : $"{other.Count} records stand in other clusters than the batch's, {index.Count - table.Count} too many are left");
        foreach (var id in other.Take(MostTold))
            Console.WriteLine(id);
        return other.Count == 0 && index.Count == table.Count;
    }

    private static IEnumerable<(Kind Kind, int Record)> Operations(int records, int operations)
    {
        var random = new Random(Seed);
        var planned = new List<(double At, Kind Kind, int Record)>();
        for (var record = 0; record < records; record++)
        {
            var at = random.NextDouble();
            planned.Add((at, Kind.Upsert, record));
            if (random.Next(OneIn) == 0)
                planned.Add((at * random.NextDouble(), Kind.Passing, record));
            if (random.Next(OneIn) != 0)
                continue;
            at = random.NextDouble();
            planned.Add((at, Kind.Come, record));
            planned.Add((at + (1 - at) * random.NextDouble(), Kind.Go, record));
        }

        while (planned.Count < operations)
            planned.Add((random.NextDouble(), Kind.LookUp, random.Next(records)));
        return planned.OrderBy(operation => operation.At).Select(operation => (operation.Kind, operation.Record));
    }

    private static void Do(IdentityIndex index, RecordTable table, Kind kind, int record)
    {
        switch (kind)
        {
            case Kind.Upsert:
                index.Upsert(table.Ids[record], Values(table, record));
                break;
            case Kind.Passing:
                index.Upsert(table.Ids[record], Values(table, (record + table.Count / 2) % table.Count));
                break;
            case Kind.Come:
                index.Upsert($"passing {record}", Values(table, record));
                break;
            case Kind.Go:
                index.Delete($"passing {record}");
                break;
            case Kind.LookUp:
                index.LookUp(Values(table, record));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static Dictionary<string, string> Values(RecordTable table, int record) => table.Columns.ToDictionary(column => column.Name, column => column.Values[column.Numbers[record]]);

    // Clusters may be named after different records, so what is compared is which records are together.
    private static List<string> Unlike(IdentityIndex index, RecordTable table, LinkageResult batch)
    {
        var records = Enumerable.Range(0, table.Count);
        var ofIndex = records.GroupBy(record => index.ClusterOf(table.Ids[record])!).SelectMany(Members);
        var ofBatch = records.GroupBy(record => batch.ClusterOf[record]).SelectMany(Members).ToDictionary();
        return [.. ofIndex.Where(member => ofBatch[member.Key] != member.Value).OrderBy(member => member.Key).Select(member => $"{table.Ids[member.Key]}: {Named(member.Value)}, batch {Named(ofBatch[member.Key])}")];

        string Named(string members) => string.Join(' ', members.Split(' ').Select(record => table.Ids[int.Parse(record, CultureInfo.InvariantCulture)]));
        static IEnumerable<KeyValuePair<int, string>> Members<T>(IGrouping<T, int> group)
        {
            var all = string.Join(' ', group);
            return group.Select(record => KeyValuePair.Create(record, all));
        }
    }

    private static void Tell(Kind kind, List<double> times)
    {
        times.Sort();
        double At(double share) => times[Math.Min(times.Count - 1, (int)(share * times.Count))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Count} {kind}: p50 {At(0.5):0.00} ms, p90 {At(0.9):0.00} ms, p99 {At(0.99):0.00} ms, p99.9 {At(0.999):0.00} ms, most {At(1):0.00} ms"));
    }
}
