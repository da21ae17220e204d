using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using CustomerJourney.Functions;
using CustomerJourney.Milestones;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Sources;
using Microsoft.Extensions.DependencyInjection;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Takes new files through the whole flow: one execution of <c>run-flow</c>, named after what it works on.</summary>
internal static class FlowRun
{
    private const string Workflow = "run-flow";
    private const int NameDigits = 24;

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

        var files = await FilesAsync(hub, source, cancellationToken);
        var runs = (await runner.ListAsync(Workflow)).Count;
        var input = JsonSerializer.Serialize(new { runId = Name(files, runs), sources = BySource(files) }, JsonSerializerOptions.Web);
        var ended = await runner.RunAsync(Workflow, Name(files, runs), input, cancellationToken);
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
        await changes.SkipAsync(FollowChanges.MilestoneReader, latest, cancellationToken);
    }

    /// <summary>Files of the raw zone that a mapping takes, each with its source.</summary>
    private static async Task<List<IngestRequest>> FilesAsync(LocalHub hub, string? source, CancellationToken cancellationToken)
    {
        var lake = hub.Services.GetRequiredService<IObjectLake>();
        var mappings = await SourceMappings.ReadAllAsync(lake, cancellationToken);
        if (source is not null && mappings.All(mapping => mapping.Name != source))
            throw new KeyNotFoundException($"There is no source '{source}'; there are {string.Join(", ", mappings.Select(mapping => mapping.Name))}.");
        if (mappings.Count == 0)
            await Console.Error.WriteLineAsync($"There is no sources/NAME{ReadMapping.Ending} yet, so that no file is taken; `ccj init` makes examples to start from.");
        var files = new List<IngestRequest>();
        foreach (var mapping in mappings.Where(mapping => source is null || mapping.Name == source))
        {
            var found = await FindFiles.OfAsync(mapping, lake, cancellationToken);
            if (found.Count == 0)
                await Console.Error.WriteLineAsync($"sources/{mapping.Name}{ReadMapping.Ending}: no file below raw/ matches {string.Join(", ", mapping.Files)}; `ccj sources check {mapping.Name}` tells what there is.");
            foreach (var file in found)
                files.Add(new IngestRequest(mapping.Name, file.Key, file.Version, file.Length));
        }

        return files;
    }

    /// <summary>The workflow takes sources side by side, and the files of one in order: of a record that comes again the later file's state counts.</summary>
    private static IEnumerable<object> BySource(IEnumerable<IngestRequest> files) =>
        files.GroupBy(file => file.Source).Select(source => new { source = source.Key, files = source.OrderBy(file => file.Key, StringComparer.Ordinal) });

    private static string Name(IReadOnlyList<IngestRequest> files, int runs)
    {
        var text = string.Join('\n', files.Select(file => $"{file.Source}\t{file.Key}\t{file.Version}"));
        var hash = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)))[..NameDigits];
        return string.Create(CultureInfo.InvariantCulture, $"run-{runs + 1:D4}-{hash}");
    }
}
