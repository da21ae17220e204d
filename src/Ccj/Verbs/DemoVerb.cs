using System.CommandLine;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Ccj.SampleWorld;
using CustomerJourney.Touchpoints;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj demo</c>: a sample world through the whole flow, then the site.</summary>
internal static class DemoVerb
{
    private const int DefaultCustomers = 10_000;
    private const int DefaultSeed = 2025;

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Option<int> customers = new("--customers") { Description = "People in the sample world.", DefaultValueFactory = _ => DefaultCustomers };
        Option<int> seed = new("--seed") { Description = "Decides every byte of it.", DefaultValueFactory = _ => DefaultSeed };
        Option<bool> noServe = new("--no-serve") { Description = "Stop after the summary instead of serving the site." };
        Option<int> port = new("--port") { Description = "Port of the site; 0 picks one.", DefaultValueFactory = _ => ServeVerb.DefaultPort };
        Option<string> workspace = new("--workspace", "-w") { Description = "Where the sample world goes.", DefaultValueFactory = _ => "./demo", HelpName = "DIR" };
        var command = new Command("demo", """
            Makes a sample telco year (seven silos with their own formats and dirt), runs the whole flow on it, prints what it found, serves the site.

              ccj demo
              ccj demo --customers 2000 --no-serve
            """)
        { customers, seed, noServe, port, workspace };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            if (parsed.GetValue(customers) < 1)
                throw new ArgumentException("--customers: 1 or more.");
            await using var progress = new ProgressLine();
            var number = parsed.GetValue(customers);
            var made = SampleWorkspace.Make(
                parsed.GetValue(workspace)!, number, parsed.GetValue(seed), done => progress.Report(new WorkDone("making the sample world", done, number)), cancellationToken);
            await using var hub = await LocalHub.OpenAsync(made, progress, progress.Happened, cancellationToken);
            // The site comes first: its page Runs shows the run at work.
            await using var site = parsed.GetValue(noServe) ? null : await ServeVerb.StartAsync(hub, parsed.GetValue(port), null, [], cancellationToken);
            var ended = await (site is null ? FlowRun.RunAsync(hub, null, cancellationToken) : site.WhileRunningAsync(() => FlowRun.RunAsync(hub, null, cancellationToken)));
            await progress.DisposeAsync();
            if (ended.Status != ExecutionStatus.Succeeded)
                return RunVerb.Print(ended, AnswerFormat.Table);

            await DemoSummary.WriteAsync(hub, ended, Console.Out, cancellationToken);
            if (site is null)
                return 0;
            await Console.Out.WriteLineAsync($"\nsite and API: {site.Address}\n(Ctrl-C ends)");
            await site.FollowAsync(cancellationToken);
            return 0;
        }));
        return command;
    }
}
