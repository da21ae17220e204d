using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys compare</c>: what sets two populations apart.</summary>
internal static class JourneysCompareVerb
{
    private static readonly Option<string[]> A = new("--a") { Description = "Customers of the first population; repeatable.", HelpName = "KEY=V[,V]" };
    private static readonly Option<string[]> B = new("--b") { Description = "Customers of the second population; repeatable.", HelpName = "KEY=V[,V]" };
    private static readonly Option<string[]> TouchpointsA = new("--a-touchpoints") { Description = "Touchpoints of the first population; repeatable.", HelpName = "KEY=V[,V]" };
    private static readonly Option<string[]> TouchpointsB = new("--b-touchpoints") { Description = "Touchpoints of the second population; repeatable.", HelpName = "KEY=V[,V]" };
    private static readonly Option<string> Part = new("--part") { Description = "What table and csv show: steps, paths or journeys.", DefaultValueFactory = _ => "steps" };
    private static readonly JourneysWindow Window = new();
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = JourneysVerb.Question("compare", """
            Journeys, steps and paths of two populations with difference, lift and significance, corrected for the number of comparisons.
            --a and --b take filters of customers; at=FROM..TO and other keys of touchpoints go to --a-touchpoints and --b-touchpoints.

            Examples:
              ccj journeys compare --a had=cancel_service --b had!=cancel_service --index log.arrow
              ccj journeys compare --a-touchpoints at=2025-01-01..2025-07-01 --b-touchpoints at=2025-07-01..2026-01-01 --from view_offer --index log.arrow
            """, [A, B, TouchpointsA, TouchpointsB, Part], Common, Run);
        Window.AddTo(command);
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (a, b) = (Population(parsed, A, TouchpointsA), Population(parsed, B, TouchpointsB));
        if (a.Customers.Count + a.Touchpoints.Count == 0 || b.Customers.Count + b.Touchpoints.Count == 0)
            throw new JourneysUsageException("Say who is compared: --a KEY=V and --b KEY=V (or --a-touchpoints and --b-touchpoints).");
        if (parsed.GetValue(Part) is not ("steps" or "paths" or "journeys"))
            throw new JourneysUsageException("--part: write steps, paths or journeys.");
        var question = new ComparisonQuestion(a, b) { Journeys = Window.Question(parsed, Common.Selection(parsed)) };
        var answer = Comparison.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.ComparisonAnswer, () => Table(answer, parsed.GetValue(Part)!));
        return 0;
    }

    private static ComparedPopulation Population(ParseResult parsed, Option<string[]> customers, Option<string[]> touchpoints) =>
        new(JourneysOptions.Filters(parsed.GetValue(customers)), JourneysOptions.Filters(parsed.GetValue(touchpoints)));

    private static AnswerTable Table(ComparisonAnswer answer, string part) => new(
        ["countA", "countB", "shareA", "shareB", "difference", "lift", "pValue", "qValue", "steps"],
        [.. (part switch { "steps" => answer.Steps, "paths" => answer.Paths, _ => answer.Journeys })
            .Select(r => new object?[] { r.CountA, r.CountB, r.ShareA, r.ShareB, r.Difference, r.Lift, r.PValue, r.QValue, JourneysVerb.Joined(r.Steps) })]);
}
