using System.CommandLine;
using System.Globalization;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys top</c>: the most frequent journeys from, to or between steps, or whole.</summary>
internal static class JourneysTopVerb
{
    private static readonly JourneysWindow Window = new();
    private static readonly Option<string> Part = new("--part") { Description = "What table and csv show: journeys, positions or links.", DefaultValueFactory = _ => "journeys" };
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = new Command("top", """
            The most frequent journeys, with shares of all anchors, steps per position and times between them.

            Examples:
              ccj journeys top --index log.arrow                                   whole journeys
              ccj journeys top --index log.arrow --from add_to_cart --steps 6      what follows
              ccj journeys top --index log.arrow --to cancel_service --within 14d  what led there
              ccj journeys top --from offer --to purchase --anchor every --customers segment=gold --format json
            """) { Part };
        Window.AddTo(command);
        Common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(JourneysVerb.Guarded(() => Run(parsed, cancellationToken))));
        return command;
    }

    /// <summary>Reads the question.</summary>
    private static FrequencyQuestion Question(ParseResult parsed)
    {
        var part = parsed.GetValue(Part);
        var json = Common.Format(parsed) == AnswerFormat.Json;
        if (part is not ("journeys" or "positions" or "links"))
            throw new JourneysUsageException($"--part {part}: write journeys, positions or links.");
        return Window.Question(parsed, Common.Selection(parsed)) with { Positions = json || part == "positions", Links = json || part == "links" };
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = Question(parsed);
        var answer = Frequency.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.FrequencyAnswer, () => Table(answer, parsed.GetValue(Part)!));
        if (Common.Format(parsed) == AnswerFormat.Table)
            Console.Out.WriteLine(Closing(answer));
        return 0;
    }

    private static string Closing(FrequencyAnswer answer) => string.Create(CultureInfo.InvariantCulture,
        $"{answer.Anchors:N0} anchors; {answer.NotArrived:N0} never arrived; {answer.Other.Count:N0} in {answer.Other.Journeys:N0} other journeys.");

    private static AnswerTable Table(FrequencyAnswer answer, string part) => part switch
    {
        "positions" => new AnswerTable(["position", "step", "count"],
            [.. answer.Positions.SelectMany(p => p.Steps.Select(s => new object?[] { p.Position, s.Step, s.Count }))]),
        "links" => new AnswerTable(["position", "from", "to", "count", "p50Seconds", "p90Seconds"],
            [.. answer.Links.Select(l => new object?[] { l.Position, l.From, l.To, l.Count, l.P50Seconds, l.P90Seconds })]),
        _ => new AnswerTable(["count", "share", "steps"],
            [.. answer.Journeys.Select(j => new object?[] { j.Count, j.Share, JourneysVerb.Joined(j.Steps) })]),
    };
}
