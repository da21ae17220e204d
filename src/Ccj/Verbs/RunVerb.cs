using System.CommandLine;
using System.Text.Json;
using CustomerJourney.Ccj.Hosting;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj run</c>: new files through the whole flow.</summary>
internal static class RunVerb
{
    private const int Wrong = 1;

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Option<string?> source = new("--source") { Description = "Only files of this source (its mapping's name).", HelpName = "NAME" };
        return HubVerb.Of("run", """
            Takes new files of raw/ through the whole flow: mapping, graph and lake, who is who, milestones, journeys, propensities, KPIs.

            A file that was taken is not taken again, under whatever name; a run that was cut off goes on where it was.
              ccj run -w shop
              ccj run -w shop --source web-clicks
            """, [source], async (hub, parsed, cancellationToken) =>
        {
            var ended = await FlowRun.RunAsync(hub, parsed.GetValue(source), cancellationToken);
            return Print(ended, parsed.GetValue(HubVerb.Format));
        });
    }

    /// <summary>Prints a run as it ended; what was not taken, or not whole, is told on standard error.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(ExecutionDescription ended, AnswerFormat format)
    {
        if (ended.Status != ExecutionStatus.Succeeded)
        {
            var failure = ToldFailure.Of(ended.Error, ended.Cause);
            Console.Error.WriteLine($"The run {ended.Name} ended {ended.Status.ToString().ToLowerInvariant()}: {failure.Error}: {failure.Cause}");
            return Wrong;
        }

        using var output = JsonDocument.Parse(ended.Output!);
        if (format == AnswerFormat.Json)
            Console.Out.WriteLine(ToldFailure.Open(ended.Output!));
        else
            RunSummary.Of(output.RootElement, ended).Write(format, Console.Out);
        var wrong = RunSummary.WrongFiles(output.RootElement);
        foreach (var line in output.RootElement.GetProperty("without").EnumerateArray().Select(line => line.GetString()!).Concat(wrong))
            Console.Error.WriteLine(line);
        return wrong.Count == 0 ? 0 : Wrong;
    }
}
