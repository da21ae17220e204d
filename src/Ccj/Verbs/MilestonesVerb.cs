using System.CommandLine;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Milestones;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj milestones</c>: list, preview, activate.</summary>
internal static class MilestonesVerb
{
    /// <summary>The verb with its own verbs.</summary>
    public static Command Command() => new("milestones", """
        Milestones: named patterns of touchpoints, kept as milestones/NAME.milestone.json.

          ccj milestones list
          ccj milestones preview repeat-caller     what it compiles to, and who would have reached it
          ccj milestones activate repeat-caller    from now on changes fire it; the next run finds the past ones
        """)
    { List(), Preview(), Activate() };

    private static Command List() => HubVerb.Of("list", "Lists the milestones with how often each was reached.", [], async (hub, parsed, cancellationToken) =>
    {
        var all = MilestoneSummary.Of(
            await hub.Services.GetRequiredService<IMilestoneStore>().ListAsync(cancellationToken),
            await hub.Services.GetRequiredService<BackfillMilestones>().ReachedAsync(cancellationToken));
        new AnswerTable(
            ["name", "active", "customers", "occurrences", "description"],
            [.. all.Select(one => (IReadOnlyList<object?>)[one.Name, one.IsActive, one.Customers, one.Occurrences, one.Description])]).Write(parsed.GetValue(HubVerb.Format), Console.Out);
        return 0;
    });

    private static Command Preview()
    {
        Argument<string> name = new("NAME") { Description = "Name of the definition." };
        return HubVerb.Of("preview", "Shows the Gremlin a definition compiles to and backtests it on history; writes nothing.", [name], async (hub, parsed, cancellationToken) =>
        {
            var milestone = await FindAsync(hub, parsed.GetValue(name)!, cancellationToken);
            var backtest = await hub.Services.GetRequiredService<BackfillMilestones>().PreviewAsync(milestone.Definition, hub.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
            if (parsed.GetValue(HubVerb.Format) == AnswerFormat.Table)
            {
                Console.Out.WriteLine(milestone.Query);
                Console.Out.WriteLine($"fired by: {(milestone.Trigger.Types.Count == 0 ? "any touchpoint" : string.Join(", ", milestone.Trigger.Types))}");
                Console.Out.WriteLine($"{backtest.Customers} customers, {backtest.Occurrences} times");
            }

            new AnswerTable(["month", "occurrences"], [.. backtest.ByMonth.Select(month => (IReadOnlyList<object?>)[month.Month, month.Occurrences])]).Write(parsed.GetValue(HubVerb.Format), Console.Out);
            return 0;
        });
    }

    private static Command Activate()
    {
        Argument<string> name = new("NAME") { Description = "Name of the definition." };
        return HubVerb.Of("activate", "Switches a milestone on and finds who reached it so far.", [name], async (hub, parsed, cancellationToken) =>
        {
            var store = hub.Services.GetRequiredService<IMilestoneStore>();
            var milestone = await FindAsync(hub, parsed.GetValue(name)!, cancellationToken);
            await store.SaveAsync(milestone with { IsActive = true }, cancellationToken);
            var reports = await hub.Services.GetRequiredService<BackfillMilestones>().RunAsync(
                await store.ListAsync(cancellationToken), hub.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
            var report = reports.Single(one => one.Milestone == milestone.Definition.Name);
            Console.Out.WriteLine($"{report.Milestone} is on: {report.Customers} customers reached it, {report.Occurrences} times.");
            return 0;
        });
    }

    private static async Task<CompiledMilestone> FindAsync(LocalHub hub, string name, CancellationToken cancellationToken)
    {
        var store = hub.Services.GetRequiredService<IMilestoneStore>();
        return await store.FindAsync(name, cancellationToken) ?? throw new KeyNotFoundException(
            $"There is no milestone '{name}' in {hub.Workspace.Milestones}; there are {string.Join(", ", (await store.ListAsync(cancellationToken)).Select(one => one.Definition.Name))}.");
    }
}
