using System.Diagnostics;
using System.Globalization;
using CustomerJourney.Identity.Linkage;

// Look-ups and single upserts against a live index:  identity-lookups RECORDS.csv [LOOK-UPS] [UPSERTS]
// The model is learned from the records themselves; what is looked up are records of the index with one value left out.
// identity-lookups RECORDS.csv --storm OPERATIONS: the records come into an empty index one by one in random order, some with other values first, some further
// ones that go again, look-ups between; in the end the clusters must be those of a batch. Exit code 1 where they are not.
const int UsualLookUps = 20_000;
const int UsualUpserts = 2_000;
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: identity-lookups RECORDS.csv [LOOK-UPS] [UPSERTS] | RECORDS.csv --storm OPERATIONS");
    return 2;
}

var watch = Stopwatch.StartNew();
RecordTable table;
using (var text = new StreamReader(args[0]))
    table = CsvRecords.Read(text);
var trained = RecordLinkage.Train(table, ModelProposal.For(table));
Console.WriteLine($"{table.Count} records read and learned from in {Seconds(watch.Elapsed)} s");
if (args is [_, "--storm", var operations])
    return Storm.Run(table, trained, int.Parse(operations, CultureInfo.InvariantCulture)) ? 0 : 1;
watch.Restart();
var index = IdentityIndex.Of(trained, table);
Console.WriteLine($"index built in {Seconds(watch.Elapsed)} s; {Environment.WorkingSet >> 20} MB");

var lookUps = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : UsualLookUps;
Measure("look-up", lookUps, number => index.LookUp(Values(number, leftOut: number)));
var upserts = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : UsualUpserts;
Measure("upsert", upserts, number => index.Upsert($"new-{number}", Values(number, leftOut: number + 1)));
return 0;

Dictionary<string, string> Values(int number, int leftOut)
{
    var record = (int)(number * 2_654_435_761L % table.Count);
    var values = new Dictionary<string, string>();
    for (var column = 0; column < table.Columns.Count; column++)
    {
        if (column != leftOut % table.Columns.Count)
            values[table.Columns[column].Name] = table.Columns[column].Values[table.Columns[column].Numbers[record]];
    }

    return values;
}

static void Measure(string what, int times, Action<int> act)
{
    for (var number = 0; number < Math.Min(500, times); number++)
        act(number); // so that what is measured is compiled
    var taken = new double[times];
    for (var number = 0; number < times; number++)
    {
        var started = Stopwatch.GetTimestamp();
        act(number);
        taken[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    Array.Sort(taken);
    string At(double share) => taken[Math.Min(times - 1, (int)(share * times))].ToString("0.00", CultureInfo.InvariantCulture);
    Console.WriteLine($"{times} {what}s: p50 {At(0.5)} ms, p90 {At(0.9)} ms, p99 {At(0.99)} ms, p99.9 {At(0.999)} ms, most {At(1)} ms");
}

static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
