using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomerJourney.Journeys;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>What all questions about journeys take: where the index is, what to look at, how to print.</summary>
internal sealed class JourneysOptions
{
    private const string Unlimited = "none";

    private readonly Option<string> _workspace = new("--workspace", "-w") { Description = "The workspace; its index is index/journeys.arrow.", DefaultValueFactory = _ => "./workspace", HelpName = "DIR" };
    private readonly Option<string?> _index = new("--index") { Description = "An index made by `journeys index`, instead of a workspace's.", HelpName = "F.arrow" };
    private readonly Option<AnswerFormat> _format = new("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => AnswerFormat.Table };
    private readonly Option<string[]> _customers = new("--customers") { Description = "Only customers with KEY=V[,V], KEY!=V or KEY=FROM..TO; repeatable. had=STEP: who had a touchpoint of that type.", HelpName = "KEY=V[,V]" };
    private readonly Option<string[]> _touchpoints = new("--touchpoints") { Description = "Only touchpoints with KEY=V[,V], KEY!=V or KEY=FROM..TO (at=2024-01-01..2024-02-01); repeatable.", HelpName = "KEY=V[,V]" };
    private readonly Option<string?> _stepBy = new("--step-by") { Description = "Columns that make a step, with commas: type,channel.", HelpName = "COLUMNS" };
    private readonly Option<string?> _stepMap = new("--step-map") { Description = "JSON file {\"step\": \"name\", …}: names that steps get instead of their own.", HelpName = "F.json" };
    private readonly Option<bool> _collapse = new("--collapse") { Description = "Merge equal neighbours to one step, before anything else." };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _index, _workspace, _format, _customers, _touchpoints, _stepBy, _stepMap, _collapse })
            command.Options.Add(option);
    }

    /// <summary>How to print.</summary>
    public AnswerFormat Format(ParseResult parsed) => parsed.GetValue(_format);

    /// <summary>The workspace asked; null when it is an event log's index.</summary>
    public string? Workspace(ParseResult parsed) => parsed.GetValue(_index) is null ? parsed.GetValue(_workspace) : null;

    /// <summary>Maps the index.</summary>
    public JourneyIndex Open(ParseResult parsed)
    {
        if (parsed.GetValue(_index) is { } given)
            return File.Exists(given) ? JourneyIndex.Open(given) : throw new EventLogException($"There is no index {given}. Make one: ccj journeys index LOG.csv --case … --step … --time … --out {given}");
        var workspace = parsed.GetValue(_workspace)!;
        var path = Path.Combine(workspace, JourneyIndexStore.Key);
        if (File.Exists(path))
            return JourneyIndex.Open(path);
        throw new EventLogException(File.Exists(Path.Combine(workspace, JourneyIndexStore.LeftKey))
            ? JourneyIndexStore.TooLarge
            : $"The workspace {workspace} has no journeys yet ({path} is missing). Run `ccj run -w {workspace}` first, or ask an event log's index with --index.");
    }

    /// <summary>What to look at.</summary>
    public JourneySelection Selection(ParseResult parsed) => new()
    {
        Customers = Filters(parsed.GetValue(_customers)),
        Touchpoints = Filters(parsed.GetValue(_touchpoints)),
        StepBy = parsed.GetValue(_stepBy)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [JourneySelection.Type],
        StepMap = parsed.GetValue(_stepMap) is { } file ? Map(file) : null,
        Collapse = parsed.GetValue(_collapse),
    };

    /// <summary>Reads a duration, or <c>none</c>.</summary>
    public static TimeSpan? Duration(string? text, string option)
    {
        if (text is null)
            return null;
        if (text == Unlimited)
            return FrequencyQuestion.AnyTime;
        return Durations.TryParse(text, out var duration) ? duration : throw new JourneysUsageException($"{option} {text} is not a duration; write 90s, 30m, 12h, 30d or none.");
    }

    /// <summary>Reads a number of steps, or <c>none</c>.</summary>
    public static int? Steps(string? text, string option)
    {
        if (text is null)
            return null;
        if (text == Unlimited)
            return FrequencyQuestion.AnySteps;
        return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var steps) && steps > 0 ? steps : throw new JourneysUsageException($"{option} {text} is not a number of steps; write 1 or more, or none.");
    }

    /// <summary>Reads an anchor.</summary>
    public static JourneyAnchor? Anchor(string? text) => text switch
    {
        null => null,
        "first" => JourneyAnchor.First,
        "last" => JourneyAnchor.Last,
        "every" => JourneyAnchor.Every,
        _ => throw new JourneysUsageException($"--anchor {text}: write first, last or every."),
    };

    /// <summary>Prints an answer: JSON as it is, else a table.</summary>
    public void Print<T>(ParseResult parsed, T answer, JsonTypeInfo<T> type, Func<AnswerTable> table)
    {
        switch (Format(parsed))
        {
            case AnswerFormat.Json:
                using (var output = Console.OpenStandardOutput())
                {
                    JsonSerializer.Serialize(output, answer, type);
                    output.Write("\n"u8);
                }

                break;
            case AnswerFormat.Csv:
                table().WriteCsv(Console.Out);
                break;
            case AnswerFormat.Table:
                table().WriteText(Console.Out);
                break;
            default:
                throw new JourneysUsageException("--format: table, json or csv.");
        }
    }

    /// <summary>Reads filters.</summary>
    public static JourneyFilter[] Filters(string[]? texts) => Array.ConvertAll(texts ?? [], JourneyFilter.Parse);

    private static Dictionary<string, string> Map(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? throw new JsonException($"the name for '{p.Name}' is null"), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or IOException)
        {
            throw new EventLogException($"--step-map {file}: {e.Message} A map is a JSON object of texts: {{\"step\": \"name\"}}.", e);
        }
    }
}

/// <summary>A verb was not called as it should be: exit code 2.</summary>
internal sealed class JourneysUsageException(string message) : Exception(message);
