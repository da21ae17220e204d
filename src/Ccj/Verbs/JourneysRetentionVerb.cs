using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys retention</c>: who comes back, by cohort.</summary>
internal static class JourneysRetentionVerb
{
    private static readonly Option<string?> Start = new("--start") { Description = "The step that begins; without it the first touchpoint.", HelpName = "STEP" };
    private static readonly Option<string?> Return = new("--return") { Description = "The step that counts as coming back; without it any.", HelpName = "STEP" };
    private static readonly Option<string> Period = new("--period") { Description = "day, week or month.", DefaultValueFactory = _ => "month" };
    private static readonly Option<int> Periods = new("--periods") { Description = "How many periods after the first.", DefaultValueFactory = _ => 12, HelpName = "N" };
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command() => JourneysVerb.Question("retention", """
        Customers by the period they began in, and how many came back in the periods after.

        Examples:
          ccj journeys retention --index log.arrow
          ccj journeys retention --start order_placed --return order_placed --period week --periods 8 --index log.arrow
        """, [Start, Return, Period, Periods], Common, Run);

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = new RetentionQuestion
        {
            Start = parsed.GetValue(Start),
            Return = parsed.GetValue(Return),
            Period = PeriodOf(parsed.GetValue(Period)),
            Periods = parsed.GetValue(Periods) >= 0 ? parsed.GetValue(Periods) : throw new JourneysUsageException("--periods: 0 or more."),
            Selection = Common.Selection(parsed),
        };
        var answer = Retention.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.RetentionAnswer, () => new AnswerTable(
            ["start", "customers", "period", "returned", "share"],
            [.. answer.Cohorts.SelectMany(c => c.Returned.Select((returned, period) => new object?[] { c.Start, c.Customers, period, returned, (double)returned / c.Customers }))]));
        return 0;
    }

    private static CalendarPeriod PeriodOf(string? text) => text switch
    {
        "day" => CalendarPeriod.Day,
        "week" => CalendarPeriod.Week,
        "month" => CalendarPeriod.Month,
        _ => throw new JourneysUsageException($"--period {text}: write day, week or month."),
    };
}
