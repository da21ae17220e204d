using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys details</c>: who is behind a listed journey.</summary>
internal static class JourneysDetailsVerb
{
    private static readonly Argument<string[]> Steps = new("journey") { Description = "The journey's steps in order.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Cursor = new("--cursor") { Description = "Where the page before ended.", HelpName = "CURSOR" };
    private static readonly JourneysWindow Window = new();
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = JourneysVerb.Question("details", """
            The customers behind a journey that `journeys top` lists, page by page.

            Example:
              ccj journeys details add_to_cart checkout --from add_to_cart --steps 2 --index log.arrow --format json
            The answer's cursor gives the next page: --cursor CURSOR.
            """, [Steps, Cursor], Common, Run);
        Window.AddTo(command);
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = new DetailsQuestion(Window.Question(parsed, Common.Selection(parsed)), parsed.GetRequiredValue(Steps)) { Limit = Math.Max(1, Window.Limit(parsed)), Cursor = parsed.GetValue(Cursor) };
        var answer = JourneyDetails.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.DetailsAnswer, () => new AnswerTable(
            ["customer", "start", "end"],
            [.. answer.Journeys.Select(j => new object?[] { j.Customer, j.At[0], j.At[^1] })]));
        if (Common.Format(parsed) == AnswerFormat.Table)
            Console.Out.WriteLine($"{answer.Count} in all.{(answer.Cursor is { } next ? $" Next page: --cursor {next}" : "")}");
        return 0;
    }
}
