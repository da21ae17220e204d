using System.CommandLine;
using CustomerJourney.Ccj.Hosting;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>What verbs over a workspace share: the options, opening the hub, showing progress, telling what is wrong.</summary>
internal static class HubVerb
{
    /// <summary>The workspace.</summary>
    public static Option<string> Workspace { get; } = new("--workspace", "-w") { Description = "The workspace.", DefaultValueFactory = _ => "./workspace", HelpName = "DIR" };

    /// <summary>How to print.</summary>
    public static Option<AnswerFormat> Format { get; } = new("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => AnswerFormat.Table };

    /// <summary>Makes a verb over an open hub.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, with examples.</param>
    /// <param name="symbols">Its own arguments and options.</param>
    /// <param name="work">Does it.</param>
    public static Command Of(string name, string description, IReadOnlyList<Symbol> symbols, Func<LocalHub, ParseResult, CancellationToken, Task<int>> work)
    {
        var command = new Command(name, description) { Workspace, Format };
        foreach (var symbol in symbols)
            Add(command, symbol);
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var workspace = Local.Workspace.Open(parsed.GetValue(Workspace)!);
            await using var progress = new ProgressLine();
            await using var hub = await LocalHub.OpenAsync(workspace, progress, progress.Happened, cancellationToken);
            return await work(hub, parsed, cancellationToken);
        }));
        return command;
    }

    private static void Add(Command command, Symbol symbol)
    {
        switch (symbol)
        {
            case Argument argument:
                command.Arguments.Add(argument);
                break;
            case Option option:
                command.Options.Add(option);
                break;
            default:
                throw new ArgumentException($"A {symbol.GetType().Name} is neither argument nor option.", nameof(symbol));
        }
    }
}
