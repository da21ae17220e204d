using System.CommandLine;
using System.Globalization;
using CustomerJourney.Ccj.Hosting;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj statemachine run</c>: one workflow, as on AWS.</summary>
internal static class StateMachineRunVerb
{
    private const int Wrong = 1;

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> name = new("NAME") { Description = $"The workflow: {string.Join(", ", WorkflowFiles.Names)}." };
        Option<FileInfo?> input = new("--event", "-e") { Description = "The input, JSON; {} when left out.", HelpName = "F.json" };
        return HubVerb.Of("run", """
            Runs one workflow over the workspace; its history lies in runs/.

              ccj statemachine run refresh-kpis -e events/RefreshKpis.json
            """, [name, input], async (hub, parsed, cancellationToken) =>
        {
            var runner = await hub.StateMachines.RunnerAsync();
            var workflow = parsed.GetValue(name)!;
            var earlier = (await runner.ListAsync(workflow)).Count;
            var content = parsed.GetValue(input) is { } file ? await File.ReadAllTextAsync(file.FullName, cancellationToken) : "{}";
            var ended = await runner.RunAsync(workflow, string.Create(CultureInfo.InvariantCulture, $"by-hand-{earlier + 1:D4}"), content, cancellationToken);
            if (ended.Status == ExecutionStatus.Succeeded)
            {
                await Console.Out.WriteLineAsync(ended.Output);
                return 0;
            }

            var failure = ToldFailure.Of(ended.Error, ended.Cause);
            await Console.Error.WriteLineAsync($"{workflow} ended {ended.Status.ToString().ToLowerInvariant()}: {failure.Error}: {failure.Cause}");
            return Wrong;
        });
    }
}
