using CustomerJourney.Benchmarks;

// usage: dotnet run -c Release --project benchmarks/ColdStart [-- STARTS [--published]]   Ends with 1 when the published functions miss their goals.
// --published measures what the last run published.
const long MostBytes = 15_000_000;
const int MostMilliseconds = 700;
var starts = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 10;
var repository = Repository.Root;
string[] functions = ["ListMilestones", "StartIngest", "TopJourneys"];
await using var services = await ServicesForTests.StartAsync();
var isFine = true;
Console.WriteLine($"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}; median and slowest of {starts} starts, process start to first answer");
Console.WriteLine("| publish | zipped | " + string.Join(" | ", functions) + " |");
Console.WriteLine("| --- | --- |" + string.Concat(functions.Select(_ => " --- |")));
foreach (var (name, isReadyToRun) in new[] { ("plain", false), ("ReadyToRun", true) })
{
    var published = args.Contains("--published") ? Publishing.FolderOf(repository, name) : await Publishing.PublishAsync(repository, name, isReadyToRun);
    var zipped = Publishing.ZippedBytes(published);
    var cells = new List<string>();
    foreach (var function in functions)
    {
        var times = new List<double>();
        for (var start = 0; start < starts; start++)
            times.Add(await ColdStart.MeasureAsync(published, function, File.ReadAllBytes(Path.Combine(repository, "events", function + ".json")), services.Url));
        times.Sort();
        cells.Add($"{times[times.Count / 2]:F0} / {times[^1]:F0} ms");
        isFine &= !isReadyToRun || times[times.Count / 2] <= MostMilliseconds;
    }

    isFine &= zipped < MostBytes;
    Console.WriteLine($"| {name} | {zipped / 1e6:F1} MB | {string.Join(" | ", cells)} |");
}

Console.WriteLine(isFine ? "The goals are met." : $"Missed: ReadyToRun starts in {MostMilliseconds} ms at the median, a package is under {MostBytes / 1e6:F0} MB.");
return isFine ? 0 : 1;
