using System.Globalization;
using System.Text.Json;
using CustomerJourney.Milestones;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Sources;
using Microsoft.Extensions.DependencyInjection;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Takes new files through the whole flow: one execution of <c>run-flow</c>.</summary>
internal static class FlowRun
{
    private const string Workflow = "run-flow";

    /// <summary>Goes on with a run that was cut off, if there is one, then runs the flow over the files that are there.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="source">Only files of this source; null for all.</param>
    /// <param name="cancellationToken">Cuts the run off; the next one goes on with it.</param>
    /// <returns>The run as it ended.</returns>
    public static async Task<ExecutionDescription> RunAsync(LocalHub hub, string? source, CancellationToken cancellationToken)
    {
        var runner = await hub.StateMachines.RunnerAsync();
        foreach (var unfinished in await runner.ResumeAsync())
            await runner.WaitAsync(unfinished, cancellationToken);

        await CheckSourcesAsync(hub, source, cancellationToken);
        var name = Name(await runner.ListAsync(Workflow));
        var ended = await runner.RunAsync(Workflow, name, JsonSerializer.Serialize(new { runId = name, source = source ?? "" }, JsonSerializerOptions.Web), cancellationToken);
        await SkipAsync(hub, cancellationToken);
        return ended;
    }

    /// <summary>What the run did for all customers at once, the change stream's readers need not do again.</summary>
    private static async Task SkipAsync(LocalHub hub, CancellationToken cancellationToken)
    {
        if (await hub.Graph.FindLatestChangeAsync(cancellationToken) is not { } latest)
            return;
        var changes = hub.Services.GetRequiredService<FollowChanges>();
        await changes.SkipAsync(FollowChanges.IdentityReader, latest, cancellationToken);
        await changes.SkipAsync(FollowChanges.PartyReader, latest, cancellationToken);
        await changes.SkipAsync(FollowChanges.MilestoneReader, latest, cancellationToken);
    }

    /// <summary>What is wrong with the mappings is told before a run begins.</summary>
    private static async Task CheckSourcesAsync(LocalHub hub, string? source, CancellationToken cancellationToken)
    {
        var mappings = await SourceMappings.ReadAllAsync(hub.Services.GetRequiredService<IObjectLake>(), cancellationToken);
        if (source is not null && mappings.All(mapping => mapping.Name != source))
            throw new KeyNotFoundException($"There is no source '{source}'; there are {string.Join(", ", mappings.Select(mapping => mapping.Name))}.");
        if (mappings.Count == 0)
            await Console.Error.WriteLineAsync($"There is no sources/NAME{ReadMapping.Ending} yet, so that no file is taken; `ccj init` makes examples to start from.");
    }

    private static string Name(IReadOnlyList<ExecutionDescription> earlier)
    {
        var names = earlier.Select(run => run.Name).ToHashSet(StringComparer.Ordinal);
        for (var number = names.Count + 1; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"run-{number:D4}");
            if (!names.Contains(name))
                return name;
        }
    }
}
