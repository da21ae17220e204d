using System.CommandLine;
using System.Text.Json;
using CustomerJourney.Local;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>sources check</c>: what the mappings make of the files' first rows, and every mistake with its place.</summary>
internal static class SourcesVerb
{
    private static readonly Option<string> Folder = new("--workspace", "-w") { Description = "The workspace.", DefaultValueFactory = _ => "./workspace", HelpName = "DIR" };
    private static readonly Option<AnswerFormat> Format = new("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => AnswerFormat.Table };
    private static readonly Option<int> Rows = new("--rows") { Description = "How many rows of each file are looked at.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Shown = new("--show") { Description = "How many of them are shown.", DefaultValueFactory = _ => 5 };
    private static readonly Argument<string?> Name = new("NAME") { Description = "One source; without it all.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>The verb with its own verbs.</summary>
    public static Command Command()
    {
        var check = new Command("check", "Shows the first rows as mapped, and every mistake with file, line, column and a hint. Exit code 1 when there is a mistake.") { Name, Folder, Format, Rows, Shown };
        check.SetAction((parsed, cancellationToken) => GuardedAsync(() => CheckAsync(parsed, cancellationToken)));
        return new Command("sources", "The sources of a workspace.") { check };
    }

    /// <summary>Runs a verb; what is wrong with the world or the data becomes a sentence and exit code 1.</summary>
    public static int Guarded(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception wrong) when (IsTold(wrong))
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    private static async Task<int> GuardedAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception wrong) when (IsTold(wrong))
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    private static bool IsTold(Exception wrong) => wrong is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException;

    private static async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Open(parsed.GetValue(Folder)!);
        var name = parsed.GetValue(Name);
        string[] files = [.. (Directory.Exists(workspace.Sources) ? Directory.EnumerateFiles(workspace.Sources, "*" + ReadMapping.Ending) : []).Order(StringComparer.Ordinal)];
        if (name is not null)
            files = [.. files.Where(file => Path.GetFileName(file) == name + ReadMapping.Ending)];
        if (files.Length == 0)
        {
            await Console.Error.WriteLineAsync($"{workspace.Sources} has no {name ?? "NAME"}{ReadMapping.Ending}. `ccj init` makes examples to start from.");
            return 1;
        }

        var lake = new FolderLake(workspace.Lake);
        var checks = new List<SourceChecked>();
        foreach (var file in files)
            checks.Add(await CheckAsync(file, lake, parsed.GetValue(Rows), cancellationToken));
        Print(checks, parsed.GetValue(Format), parsed.GetValue(Shown));
        return checks.Exists(check => check.HasMistakes) ? 1 : 0;
    }

    private static async Task<SourceChecked> CheckAsync(string file, FolderLake lake, int rows, CancellationToken cancellationToken)
    {
        var mapping = ReadMapping.From("sources/" + Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellationToken), out var mistakes);
        var name = Path.GetFileName(file)[..^ReadMapping.Ending.Length];
        if (mapping is null)
            return new SourceChecked(name, [.. mistakes.Select(mistake => mistake.ToString())], []);
        var found = await FindFiles.OfAsync(mapping, lake, cancellationToken);
        if (found.Count == 0)
            return new SourceChecked(name, [$"sources/{Path.GetFileName(file)}: no file below raw matches {string.Join(", ", mapping.Files)}. {await NearestAsync(lake, cancellationToken)}"], []);
        var checks = new List<SourceCheck>();
        foreach (var one in found)
            checks.Add(await CheckSource.RunAsync(mapping, one.Key, lake, rows, cancellationToken));
        return new SourceChecked(name, [.. checks.Select(check => check.Problem).OfType<string>()], checks);
    }

    private static async Task<string> NearestAsync(FolderLake lake, CancellationToken cancellationToken)
    {
        var there = new List<string>();
        await foreach (var file in lake.ListAsync(MapBatch.RawZone, cancellationToken))
        {
            there.Add(file.Key[MapBatch.RawZone.Length..]);
            if (there.Count == 5)
                break;
        }

        return there.Count == 0 ? "raw is empty." : $"There are: {string.Join(", ", there)}{(there.Count == 5 ? " …" : "")}.";
    }

    private static void Print(List<SourceChecked> checks, AnswerFormat format, int shown)
    {
        if (format == AnswerFormat.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(checks.Select(check => check.ForJson()), SourceChecked.Readable));
        else if (format == AnswerFormat.Csv)
            SourceChecked.Table(checks).WriteCsv(Console.Out);
        else
            checks.ForEach(check => check.WriteText(Console.Out, shown));
    }
}
