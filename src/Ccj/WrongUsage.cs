using System.CommandLine;
using System.CommandLine.Parsing;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Ccj;

/// <summary>Tells of a command line that cannot be understood in one paragraph, with what was probably meant.</summary>
internal static class WrongUsage
{
    /// <summary>The exit code.</summary>
    public const int Code = 2;

    /// <summary>Writes the paragraph, unless a list of verbs is what helps: a verb with parts was named without one.</summary>
    /// <returns>False when nothing was written.</returns>
    public static bool Tell(ParseResult parsed, TextWriter output)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.Errors.Count == 0 || (parsed.UnmatchedTokens.Count == 0 && command.Subcommands.Count > 0))
            return false;
        output.WriteLine(WithHelp(Mistake(parsed, command, Name(parsed.CommandResult)), parsed.CommandResult));
        return true;
    }

    /// <summary>What is said of an option that a verb does not have.</summary>
    public static string NoSuchOption(CommandResult verb, string option) => WithHelp(NoOption(verb, option), verb);

    private static string NoOption(CommandResult verb, string option) =>
        $"{Name(verb)} has no option '{option}'. {NearestWord.Hint(option, [.. Options(verb).Select(known => known.Name)])}";

    private static string WithHelp(string mistake, CommandResult verb) => $"{mistake} See '{Name(verb)} --help'.";

    private static string Mistake(ParseResult parsed, Command command, string name)
    {
        // What stands after an option that is not known is its value as a rule: one mistake, not two.
        if (parsed.UnmatchedTokens is not [var word, ..])
            return string.Join(' ', parsed.Errors.Select(error => error.Message));
        if (word.StartsWith('-'))
            return NoOption(parsed.CommandResult, word);
        return command.Subcommands.Count > 0
            ? $"{name} has no verb '{word}'. {NearestWord.Hint(word, [.. command.Subcommands.Select(verb => verb.Name)])}"
            : $"{name} takes no '{word}' here; a text with blanks goes between quotation marks.";
    }

    private static IEnumerable<Option> Options(CommandResult command)
    {
        foreach (var option in command.Command.Options.Where(option => !option.Hidden))
            yield return option;
        for (var parent = command.Parent as CommandResult; parent is not null; parent = parent.Parent as CommandResult)
        {
            foreach (var option in parent.Command.Options.Where(option => option.Recursive && !option.Hidden))
                yield return option;
        }
    }

    private static string Name(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Name(parent)} {command.Command.Name}" : command.Command.Name;
}
