using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys funnel A B C</c>: how many customers go how far.</summary>
internal static class JourneysFunnelVerb
{
    private static readonly Argument<string[]> Steps = new("steps") { Description = "The steps in order; other steps may lie between.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Within = new("--within") { Description = "Most time from the start to any step; 'none' for any.", DefaultValueFactory = _ => "30d", HelpName = "TIME" };
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command() => JourneysVerb.Question("funnel", """
        How many customers go how far through steps in order, and how long each step takes.

        Examples:
          ccj journeys funnel view_offer add_to_cart checkout --within 30d --index log.arrow
          ccj journeys funnel complaint call resolved --within 7d --customers region=north --format json
        """, [Steps, Within], Common, Run);

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = new FunnelQuestion(parsed.GetRequiredValue(Steps))
        {
            Within = JourneysOptions.Duration(parsed.GetValue(Within), "--within")!.Value,
            Selection = Common.Selection(parsed),
        };
        var answer = Funnel.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.FunnelAnswer, () => new AnswerTable(
            ["step", "customers", "conversion", "fromPrevious", "p50Seconds", "p90Seconds", "p50SecondsFromStart"],
            [.. answer.Steps.Select(s => new object?[] { s.Step, s.Customers, s.Conversion, s.FromPrevious, s.P50Seconds, s.P90Seconds, s.P50SecondsFromStart })]));
        return 0;
    }
}
