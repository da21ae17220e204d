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
            Print(ended, parsed.GetValue(HubVerb.Format));
            return ended.Status == ExecutionStatus.Succeeded ? 0 : Wrong;
        });
    }

    /// <summary>Prints a run as it ended.</summary>
    public static void Print(ExecutionDescription ended, AnswerFormat format)
    {
        if (ended.Status != ExecutionStatus.Succeeded)
        {
            Console.Error.WriteLine($"The run {ended.Name} ended {ended.Status.ToString().ToLowerInvariant()}: {ended.Error}: {ended.Cause}");
            return;
        }

        if (format == AnswerFormat.Json)
        {
            Console.Out.WriteLine(ended.Output);
            return;
        }

        using var output = JsonDocument.Parse(ended.Output!);
        var table = RunSummary.Of(output.RootElement, ended);
        if (format == AnswerFormat.Csv)
            table.WriteCsv(Console.Out);
        else
            table.WriteText(Console.Out);
    }
}
