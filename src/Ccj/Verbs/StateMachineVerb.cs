using System.CommandLine;
using StepFunctions.Cases;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj statemachine …</c>: what helps with state machines beside running them.</summary>
internal static class StateMachineVerb
{
    /// <summary>The verb with its parts.</summary>
    public static Command Command() => new("statemachine", "Tests, pictures and conformance of state machines.") { Cases() };

    private static Command Cases()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder of cases, one JSON file each." };
        var answers = new Option<FileInfo>("--out") { Description = "Where the answers go, JSON Lines.", Required = true };
        var command = new Command("cases", "Runs a folder of conformance cases with simulated time.") { folder, answers };
        command.SetAction((parsed, cancellation) => RunCasesAsync(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(answers), cancellation));
        return command;
    }

    private static async Task<int> RunCasesAsync(DirectoryInfo folder, FileInfo answers, CancellationToken cancellation)
    {
        if (!folder.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no folder {folder.FullName}.");
            return 1;
        }

        var count = 0;
        try
        {
            await using var writer = new StreamWriter(answers.FullName);
            await foreach (var answer in CaseFolder.RunAsync(folder.FullName, cancellation))
            {
                await writer.WriteLineAsync(answer);
                count++;
            }
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }

        await Console.Error.WriteLineAsync($"{count} runs answered in {answers.FullName}");
        return 0;
    }
}
