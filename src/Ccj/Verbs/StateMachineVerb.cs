using System.CommandLine;
using StepFunctions.Cases;
using StepFunctions.Definitions;
using StepFunctions.Histories;
using StepFunctions.Mocks;
using StepFunctions.Pictures;
using StepFunctions.Testing;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj statemachine …</c>: what helps with state machines beside running them.</summary>
internal static class StateMachineVerb
{
    /// <summary>The verb with its parts.</summary>
    public static Command Command() => new("statemachine", "Tests, pictures and conformance of state machines.") { StateMachineRunVerb.Command(), StateMachineServeVerb.Command(), Test(), Check(), Picture(), Cases() };

    private static Command Test()
    {
        var file = new Argument<FileInfo>("file") { Description = "The machine, *.asl.json." };
        var mocks = new Option<FileInfo>("--mocks") { Description = "MockConfigFile.json, as Step Functions Local takes it.", Required = true };
        var testCase = new Option<string?>("--case") { Description = "The test case; without it, all of the machine's." };
        var machine = new Option<string?>("--machine") { Description = "The machine's name in the mocks; the file's name unless given." };
        var input = new Option<FileInfo?>("--input", "-e") { Description = "The input, JSON; {} unless given." };
        var expect = new Option<string?>("--expect") { Description = "SUCCEEDED (the default) or the name of the error it must fail with." };
        var picture = new Option<FileInfo?>("--picture") { Description = "Draws the run, SVG; of several test cases the last." };
        var command = new Command("test", "Runs test cases with mocked tasks and simulated time.") { file, mocks, testCase, machine, input, expect, picture };
        command.SetAction((parsed, cancellation) => ToldAsync(async () =>
        {
            var source = parsed.GetRequiredValue(file);
            var config = MockConfig.Parse(await File.ReadAllTextAsync(parsed.GetRequiredValue(mocks).FullName, cancellation));
            var name = parsed.GetValue(machine) ?? (config.Machines.Count == 1 ? config.Machines.First() : source.Name.Split('.')[0]);
            var given = parsed.GetValue(input) is { } inputFile ? await File.ReadAllTextAsync(inputFile.FullName, cancellation) : "{}";
            var definition = await StateMachine.LoadAsync(source.FullName, StateMachineText.Placeholder, cancellation);
            var good = true;
            foreach (var one in parsed.GetValue(testCase) is { } only ? [only] : config.TestCases(name))
            {
                var run = await MachineTest.Of(definition).Mocks(config, name, one).RunAsync(given, name);
                good &= StateMachineText.Print(one, run, parsed.GetValue(expect) ?? "SUCCEEDED");
                if (parsed.GetValue(picture) is { } target)
                    await File.WriteAllTextAsync(target.FullName, ExecutionPicture.Svg(definition, run.History), cancellation);
            }

            return good ? 0 : 1;
        }));
        return command;
    }

    private static Command Check()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Machines, *.asl.json." };
        var command = new Command("check", "Tells what is wrong with machines.") { files };
        command.SetAction((parsed, cancellation) => ToldAsync(async () =>
        {
            var wrong = 0;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var problems = StateMachine.Check(StateMachineText.Filled(await File.ReadAllTextAsync(file.FullName, cancellation)));
                foreach (var problem in problems)
                    Console.WriteLine($"{file.Name}: {problem}");
                wrong += problems.Count;
            }

            return wrong == 0 ? 0 : 1;
        }));
        return command;
    }

    private static Command Picture()
    {
        var file = new Argument<FileInfo>("file") { Description = "The machine, *.asl.json." };
        var history = new Option<FileInfo?>("--history") { Description = "An execution's history as GetExecutionHistory gives it, or its log file; the bare graph without." };
        var target = new Option<FileInfo>("--out") { Description = "Where the picture goes, SVG.", Required = true };
        var command = new Command("picture", "Draws a machine, or an execution of it.") { file, history, target };
        command.SetAction((parsed, cancellation) => ToldAsync(async () =>
        {
            var machine = await StateMachine.LoadAsync(parsed.GetRequiredValue(file).FullName, StateMachineText.Placeholder, cancellation);
            var source = parsed.GetValue(history);
            var events = source is null ? null : HistoryFile.Read(source.FullName);
            await File.WriteAllTextAsync(parsed.GetRequiredValue(target).FullName, ExecutionPicture.Svg(machine, events, source is null ? [] : HistoryFile.ReadChildren(source.FullName)), cancellation);
            return 0;
        }));
        return command;
    }

    private static Command Cases()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder of cases, one JSON file each." };
        var answers = new Option<FileInfo>("--out") { Description = "Where the answers go, JSON Lines.", Required = true };
        var command = new Command("cases", "Runs a folder of conformance cases with simulated time.") { folder, answers };
        command.SetAction((parsed, cancellation) => ToldAsync(async () =>
        {
            var count = 0;
            await using var writer = new StreamWriter(parsed.GetRequiredValue(answers).FullName);
            await foreach (var answer in CaseFolder.RunAsync(parsed.GetRequiredValue(folder).FullName, cancellation))
            {
                await writer.WriteLineAsync(answer);
                count++;
            }

            await Console.Error.WriteLineAsync($"{count} runs answered in {parsed.GetRequiredValue(answers).FullName}");
            return 0;
        }));
        return command;
    }

    /// <summary>What is wrong with the question or the data is told in a line, without a stack trace.</summary>
    private static async Task<int> ToldAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or InvalidDefinitionException or IOException or UnauthorizedAccessException or StepFunctions.Executions.RunnerException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}
