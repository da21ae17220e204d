using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys transitions</c>: what directly follows what.</summary>
internal static class JourneysTransitionsVerb
{
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command() => JourneysVerb.Question("transitions", """
        Which step directly follows which, how often, and the time between.

        Example:
          ccj journeys transitions --index log.arrow --touchpoints channel=web
        """, [], Common, Run);

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var answer = Transitions.Ask(Common.Open(parsed), new TransitionsQuestion { Selection = Common.Selection(parsed) }, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.TransitionsAnswer, () => new AnswerTable(
            ["from", "to", "count", "share", "p50Seconds", "p90Seconds"],
            [.. answer.Transitions.Select(t => new object?[] { t.From, t.To, t.Count, t.Share, t.P50Seconds, t.P90Seconds })]));
        return 0;
    }
}
