using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys next</c>: what comes next.</summary>
internal static class JourneysNextVerb
{
    private static readonly Argument<string[]> After = new("steps") { Description = "The last steps, the latest last.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Customer = new("--customer") { Description = "Take a customer's last steps instead.", HelpName = "ID" };
    private static readonly Option<int> Order = new("--order") { Description = "How many last steps count, 1 to 3.", DefaultValueFactory = _ => NextStepQuestion.MostOrder, HelpName = "N" };
    private static readonly Option<double> HeldBack = new("--held-back") { Description = "Share of customers that the accuracy is measured on.", DefaultValueFactory = _ => 0.2 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Chooses the customers held back.", DefaultValueFactory = _ => 17 };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many steps are listed.", DefaultValueFactory = _ => 20, HelpName = "N" };
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command() => JourneysVerb.Question("next", """
        Probability of the next step given the last ones (back-off smoothed), with its accuracy on customers held back.

        Examples:
          ccj journeys next view_offer add_to_cart --index log.arrow
          ccj journeys next --customer C00000042 --index log.arrow --format json
        """, [After, Customer, Order, HeldBack, Seed, Limit], Common, Run);

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var steps = parsed.GetValue(After) ?? [];
        if (parsed.GetValue(Customer) is not null && steps.Length > 0)
            throw new JourneysUsageException("Say either steps or --customer ID.");
        if (parsed.GetValue(Order) is < 1 or > NextStepQuestion.MostOrder || parsed.GetValue(HeldBack) is not (>= 0 and < 1) || parsed.GetValue(Limit) < 0)
            throw new JourneysUsageException($"--order: 1 to {NextStepQuestion.MostOrder}. --held-back: from 0 to below 1. --limit: 0 or more.");
        var question = new NextStepQuestion
        {
            After = steps,
            Customer = parsed.GetValue(Customer),
            Order = parsed.GetValue(Order),
            HeldBack = parsed.GetValue(HeldBack),
            Seed = parsed.GetValue(Seed),
            Limit = parsed.GetValue(Limit),
            Selection = Common.Selection(parsed),
        };
        var answer = NextStep.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.NextStepAnswer, () => new AnswerTable(
            ["step", "probability", "baseProbability"],
            [.. answer.Next.Select(n => new object?[] { n.Step, n.Probability, n.BaseProbability })]));
        if (Common.Format(parsed) == AnswerFormat.Table)
            Console.Out.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"After {JourneysVerb.Joined(answer.After)} (seen {answer.Seen:N0} times). On {answer.Accuracy.Customers:N0} customers held back: first guess right {answer.Accuracy.Top1:P1}, one of three {answer.Accuracy.Top3:P1}; always guessing the most frequent {answer.Accuracy.BaseTop1:P1}."));
        return 0;
    }
}
