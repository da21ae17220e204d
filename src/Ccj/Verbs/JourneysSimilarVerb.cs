using System.CommandLine;
using System.Globalization;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys similar</c>: who else is on this path.</summary>
internal static class JourneysSimilarVerb
{
    private static readonly Option<string?> Customer = new("--customer") { Description = "The customer's id, or kind:value: of an attribute in the index, or of an identifier in the workspace.", HelpName = "ID" };
    private static readonly Option<string[]> Journey = new("--journey") { Description = "A drawn journey instead: its steps in order.", AllowMultipleArgumentsPerToken = true, HelpName = "STEP" };
    private static readonly Option<double> Threshold = new("--threshold") { Description = "Least similarity, above 0 and at most 1.", DefaultValueFactory = _ => SimilarityQuestion.VerySimilar };
    private static readonly Option<int?> Last = new("--last") { Description = "Compare the last N steps instead of whole journeys.", HelpName = "N" };
    private static readonly Option<string?> From = new("--from") { Description = "Compare what follows this step.", HelpName = "STEP" };
    private static readonly Option<string?> To = new("--to") { Description = "Compare what led to this step.", HelpName = "STEP" };
    private static readonly Option<string?> Anchor = new("--anchor") { Description = "first or last touchpoint of the step.", HelpName = "WHICH" };
    private static readonly Option<string?> Steps = new("--steps") { Description = "Most steps of the window; 'none' for any.", HelpName = "N" };
    private static readonly Option<string?> Within = new("--within") { Description = "Most time of the window; 'none' for any.", HelpName = "TIME" };
    private static readonly Option<int?> Limit = new("--limit") { Description = "How many are listed (all are counted). Without it 20 in a table, all in json and csv.", HelpName = "N" };
    private static readonly Option<string?> Next = new("--next") { Description = "Also tell what happened within so long after similar windows, against the base rate (json).", HelpName = "TIME" };
    private static readonly Option<double> ChannelWeight = new("--channel-weight") { Description = "How far apart touchpoints of one step are in different channels: 0 (the same) to 1 (another step).", HelpName = "W" };
    private static readonly Option<double> TimeWeight = new("--time-weight") { Description = "How far apart touchpoints of one step are, at most, when the times since the one before differ: 0 to 1.", HelpName = "W" };
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = new Command("similar", """
            Count and details of all customers with a similar journey: 1 − Levenshtein(a, b) / max(|a|, |b|) over steps, exact.
            Whole journeys are compared unless --last, --from or --to says otherwise; whole lives rarely have a neighbour, windows do.

            Examples:
              ccj journeys similar --customer C00000042 --index log.arrow
              ccj journeys similar --customer C00000042 --last 8 --threshold 0.9 --index log.arrow --format json
              ccj journeys similar --customer email:ann@example.com --to complaint --channel-weight 0.5 -w shop
              ccj journeys similar --journey view_offer add_to_cart checkout --from view_offer --index log.arrow
            """) { Customer, Journey, Threshold, Last, From, To, Anchor, Steps, Within, Limit, Next, ChannelWeight, TimeWeight };
        Common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => JourneysVerb.GuardedAsync(() => JourneysVerb.WithStepsAsync(parsed, () => RunAsync(parsed, cancellationToken))));
        return command;
    }

    private static SimilarityQuestion Question(ParseResult parsed)
    {
        var (customer, journey) = (parsed.GetValue(Customer), parsed.GetValue(Journey) ?? []);
        if ((customer is null) == (journey.Length == 0))
            throw new JourneysUsageException("Say either --customer ID or --journey STEP STEP …");
        if (parsed.GetValue(Threshold) is not (> 0 and <= 1))
            throw new JourneysUsageException("--threshold: above 0 and at most 1.");
        if (parsed.GetValue(Last) is < 1 || parsed.GetValue(Limit) is < 0)
            throw new JourneysUsageException("--last: 1 or more. --limit: 0 or more.");
        if (parsed.GetValue(ChannelWeight) is not (>= 0 and <= 1) || parsed.GetValue(TimeWeight) is not (>= 0 and <= 1))
            throw new JourneysUsageException("--channel-weight, --time-weight: from 0 to 1.");
        if (customer is null && parsed.GetValue(ChannelWeight) + parsed.GetValue(TimeWeight) > 0)
            throw new JourneysUsageException("Weights need --customer: a drawn journey has no channels and times.");
        var window = Window(parsed);
        if (window is not null && parsed.GetValue(Last) is not null)
            throw new JourneysUsageException("Compare either --last steps or a window by --from or --to.");
        var next = JourneysOptions.Duration(parsed.GetValue(Next), "--next");
        if (next is not null && window is null)
            throw new JourneysUsageException("--next needs a window by --from or --to: after a whole journey there is nothing.");
        return new SimilarityQuestion
        {
            Customer = customer,
            Journey = customer is null ? journey : null,
            Threshold = parsed.GetValue(Threshold),
            Last = parsed.GetValue(Last),
            Window = window,
            Next = next,
            ChannelWeight = parsed.GetValue(ChannelWeight),
            TimeWeight = parsed.GetValue(TimeWeight),
            Limit = parsed.GetValue(Limit) ?? (Common.Format(parsed) == AnswerFormat.Table ? 20 : null),
            Selection = Common.Selection(parsed),
        };
    }

    private static FrequencyQuestion? Window(ParseResult parsed)
    {
        var (from, to) = (parsed.GetValue(From), parsed.GetValue(To));
        var anchor = JourneysOptions.Anchor(parsed.GetValue(Anchor));
        if (anchor == JourneyAnchor.Every)
            throw new JourneysUsageException("--anchor: first or last; each customer is compared once.");
        return from is null && to is null ? null : new FrequencyQuestion
        {
            From = from,
            To = to,
            Anchor = anchor,
            Steps = JourneysOptions.Steps(parsed.GetValue(Steps), "--steps"),
            Within = JourneysOptions.Duration(parsed.GetValue(Within), "--within"),
        };
    }

    /// <summary>The customer meant: by what stands in the index, else by the identifiers of the workspace.</summary>
    private static async Task<string> FindAsync(ParseResult parsed, JourneyIndex index, string selector, CancellationToken cancellationToken)
    {
        if (JourneyCustomers.Find(index, selector) is { } known)
            return known;
        if (!selector.Contains(':', StringComparison.Ordinal) || Common.Workspace(parsed) is not { } workspace)
            return selector;
        await using var progress = new ProgressLine();
        await using var hub = await LocalHub.OpenAsync(Local.Workspace.Open(workspace), progress, null, cancellationToken);
        try
        {
            return await hub.Services.GetRequiredService<ReadTimeline>().FindCustomerAsync(selector, cancellationToken)
                ?? throw new JourneyQuestionException("No customer has that identifier.");
        }
        catch (ArgumentException e)
        {
            throw new JourneyQuestionException(e.Message);
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = Question(parsed);
        var index = Common.Open(parsed);
        if (question.Customer is { } selector)
            question = question with { Customer = await FindAsync(parsed, index, selector, cancellationToken) };
        var answer = Similarity.Ask(index, question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.SimilarityAnswer, () => new AnswerTable(
            ["customer", "similarity", "steps"],
            [.. answer.Customers.Select(c => new object?[] { c.Customer, c.Similarity, JourneysVerb.Joined(c.Steps) })]));
        if (Common.Format(parsed) == AnswerFormat.Table)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Count:N0} similar to: {JourneysVerb.Joined(answer.Steps)}"));
        return 0;
    }
}
