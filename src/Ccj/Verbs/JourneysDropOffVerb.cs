using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys dropoff</c>: where customers stop.</summary>
internal static class JourneysDropOffVerb
{
    private static readonly Option<string> Silence = new("--silence") { Description = "Without a touchpoint for so long a customer has stopped.", DefaultValueFactory = _ => "30d", HelpName = "TIME" };
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command() => JourneysVerb.Question("dropoff", """
        After which steps customers fall silent. Silence that would end after the log does is not known and not counted in the share.

        Example:
          ccj journeys dropoff --silence 30d --index log.arrow
        """, [Silence], Common, Run);

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = new DropOffQuestion { Silence = JourneysOptions.Duration(parsed.GetValue(Silence), "--silence")!.Value, Selection = Common.Selection(parsed) };
        var answer = DropOff.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.DropOffAnswer, () => new AnswerTable(
            ["step", "count", "stops", "unknown", "share"],
            [.. answer.Steps.Select(s => new object?[] { s.Step, s.Count, s.Stops, s.Unknown, s.Share })]));
        return 0;
    }
}
