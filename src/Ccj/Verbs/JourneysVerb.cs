using System.CommandLine;
using System.CommandLine.Parsing;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys …</c>: the analyzers, on a workspace or on any event log.</summary>
internal static class JourneysVerb
{
    private const int Failed = 1;
    private const int Usage = 2;
    private const int Cancelled = 130;

    /// <summary>The verb with all its questions.</summary>
    public static Command Command() => new("journeys", """
        Questions about journeys, on a workspace or on any event log.

        On an event log:
          ccj journeys index log.csv --case case_id --step activity --time timestamp --out log.arrow
          ccj journeys top --index log.arrow --from "add_to_cart" --steps 6
          ccj journeys funnel view_offer add_to_cart checkout --within 30d --index log.arrow
        On a workspace leave --index out (and say -w DIR when it is not ./workspace).
        """)
    {
        JourneysIndexVerb.Command(),
        JourneysTopVerb.Command(),
        JourneysSimilarVerb.Command(),
        JourneysFunnelVerb.Command(),
        JourneysTransitionsVerb.Command(),
        JourneysDropOffVerb.Command(),
        JourneysRetentionVerb.Command(),
        JourneysCompareVerb.Command(),
        JourneysNextVerb.Command(),
        JourneysClustersVerb.Command(),
        JourneysDetailsVerb.Command(),
    };

    /// <summary>A journey as people read it.</summary>
    public static string Joined(IReadOnlyList<string> steps) => string.Join(" > ", steps);

    /// <summary>Makes a verb of one question: options, then read, ask, print.</summary>
    public static Command Question(string name, string description, IEnumerable<Symbol> own, JourneysOptions common, Func<ParseResult, CancellationToken, int> run)
    {
        var command = new Command(name, description);
        foreach (var symbol in own)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else if (symbol is Option option)
                command.Options.Add(option);
        }

        common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => GuardedAsync(() => WithStepsAsync(parsed, () => Task.FromResult(run(parsed, cancellationToken)))));
        return command;
    }

    /// <summary>Runs the work of a verb that takes steps; a mistyped option, which is then taken for one, is told as what it is.</summary>
    public static async Task<int> WithStepsAsync(ParseResult parsed, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (JourneyQuestionException) when (Mistyped(parsed) is { } option)
        {
            throw new JourneysUsageException(WrongUsage.NoSuchOption(parsed.CommandResult, option));
        }
    }

    /// <summary>Runs a verb's work; what the data or the question has wrong is told in a paragraph, exit code 1.</summary>
    public static int Guarded(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (CodeOf(e) is not null)
        {
            return Told(e);
        }
    }

    /// <summary>The same for work that waits.</summary>
    public static async Task<int> GuardedAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (CodeOf(e) is not null)
        {
            return Told(e);
        }
    }

    /// <summary>What looks like an option but was taken for a step.</summary>
    private static string? Mistyped(ParseResult parsed) =>
        parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;

    private static int Told(Exception e)
    {
        Console.Error.WriteLine(e is OperationCanceledException ? "Cancelled; nothing was changed." : e.Message);
        return CodeOf(e)!.Value;
    }

    /// <summary>The exit code of what a question can meet; null of what would be a mistake of ours.</summary>
    private static int? CodeOf(Exception e) => e switch
    {
        OperationCanceledException => Cancelled,
        JourneysUsageException => Usage,
        JourneyQuestionException or EventLogException or InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException => Failed,
        _ => null,
    };
}
