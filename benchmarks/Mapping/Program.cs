using System.Diagnostics;
using System.Globalization;
using System.Text;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Sources;

// Maps files of touchpoints as a run does, into tables and load files, and tells rows a second.
//   dotnet run -c Release --project benchmarks/Mapping -- [rows, 1000000] [times, 3]
var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var times = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var folder = Directory.CreateTempSubdirectory("ccj-mapping-").FullName;
try
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, {Environment.ProcessorCount} processors"));
    foreach (var (name, mapping, write) in Sources())
    {
        var file = Path.Combine(folder, "raw", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using (var output = new StreamWriter(file, false, new UTF8Encoding(false), 1 << 16))
            write(output, rows);
        for (var time = 0; time < times; time++)
        {
            var lake = new FolderLake(folder);
            var read = ReadMapping.From($"sources/{Path.GetFileNameWithoutExtension(name)}{ReadMapping.Ending}", Encoding.UTF8.GetBytes(mapping));
            var started = Stopwatch.GetTimestamp();
            var batch = await MapBatch.RunAsync(read, $"raw/{name}", lake, new IdentifierKey(new byte[32]), null, default);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {batch.Counts.Touchpoints:N0} touchpoints in {seconds:0.00} s, {batch.Counts.Touchpoints / seconds:N0} a second, {new FileInfo(file).Length / seconds / 1e6:0} MB/s"));
            foreach (var part in new[] { "curated", "quarantine" }.Select(part => Path.Combine(folder, part)).Where(Directory.Exists))
                Directory.Delete(part, recursive: true);
        }
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static IEnumerable<(string Name, string Mapping, Action<TextWriter, int> Write)> Sources() =>
[
    ("calls.csv", """
        { "files": "calls.csv", "region": "GB", "zone": "Europe/London", "touchpoint": { "key": "id", "type": "reason", "at": { "column": "at", "format": "yyyy-MM-dd HH:mm:ss" }, "channel": { "constant": "phone" },
          "outcome": "outcome", "identifiers": [{ "kind": "msisdn", "column": "caller" }], "attributes": ["wait"] } }
        """, (output, rows) =>
        {
            output.WriteLine("id,caller,at,reason,outcome,wait");
            for (var row = 0; row < rows; row++)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Q{row},07400 {row * 7919L % 100_000:D6},2025-{row % 12 + 1:D2}-{row % 28 + 1:D2} {row % 24:D2}:{row % 60:D2}:00,call_{row % 9},{(row % 3 == 0 ? "solved" : "open")},{row % 900}"));
        }
    ),
    ("clicks.jsonl", """
        { "files": "clicks.jsonl", "touchpoint": { "key": "id", "type": "event.name", "at": { "column": "ts", "format": "epochMilliseconds" }, "channel": { "constant": "web" },
          "identifiers": [{ "kind": "cookie", "column": "visitor.cookie" }, { "kind": "email", "column": "visitor.login" }], "attributes": { "page": "event.page" } } }
        """, (output, rows) =>
        {
            for (var row = 0; row < rows; row++)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $$$"""{"id":"K{{{row}}}","ts":{{{1735689600000L + row * 31_000L}}},"visitor":{"cookie":"c{{{row * 7919L % 150_000}}}","login":{{{(row % 4 == 0 ? $"\"p{row % 90_000}@mail.example\"" : "null")}}}},"event":{"name":"page_{{{row % 12}}}","page":"/p/{{{row % 40}}}"}}"""));
        }
    ),
];
