using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Finds the files of the raw zone that were not taken yet, by key, version and mapping, and writes their lists to the lake.</summary>
public static class ListNewFiles
{
    /// <summary>Lists.</summary>
    /// <param name="lake">The object lake.</param>
    /// <param name="runId">The run they are for.</param>
    /// <param name="source">Only files of this source; null for all.</param>
    /// <param name="cancellationToken">Stops between sources.</param>
    /// <exception cref="MappingException">A mapping is wrong.</exception>
    /// <exception cref="KeyNotFoundException">There is no such source.</exception>
    public static async Task<NewFiles> RunAsync(IObjectLake lake, string runId, string? source, CancellationToken cancellationToken)
    {
        var mappings = await SourceMappings.ReadAllAsync(lake, cancellationToken);
        if (source is not null && mappings.All(mapping => mapping.Name != source))
            throw new KeyNotFoundException($"There is no source '{source}'; there are {string.Join(", ", mappings.Select(mapping => mapping.Name))}.");
        var (sources, without) = (new List<SourceFiles>(), new List<string>());
        foreach (var mapping in mappings.Where(mapping => source is null || mapping.Name == source))
        {
            var found = await FindFiles.OfAsync(mapping, lake, cancellationToken);
            if (found.Count == 0)
                without.Add($"sources/{mapping.Name}{ReadMapping.Ending}: no file below raw/ matches {string.Join(", ", mapping.Files)}; `ccj sources check {mapping.Name}` tells what there is.");
            var done = (await FileLists.ReadAsync(lake, FileLists.TakenKey(mapping.Name), cancellationToken))
                .Where(file => file.IsDone && file.Mapping == mapping.Version).Select(file => (file.Key, file.Version)).ToHashSet();
            TakenFile[] files = [.. found.Where(file => !done.Contains((file.Key, file.Version))).Select(file => new TakenFile(mapping.Name, file.Key, file.Version, file.Length, mapping.Version))];
            if (files.Length > 0)
                sources.Add(await WriteAsync(lake, runId, mapping.Name, files, cancellationToken));
        }

        return new NewFiles(sources, without);
    }

    // One after the other, by key: of a record that comes again the later file's state counts.
    private static async Task<SourceFiles> WriteAsync(IObjectLake lake, string runId, string source, TakenFile[] files, CancellationToken cancellationToken)
    {
        var key = $"curated/runs/{runId}/{source}";
        await FileLists.WriteAsync(lake, key + ".jsonl", files.OrderBy(file => file.Key, StringComparer.Ordinal), cancellationToken);
        return new SourceFiles(source, key + ".jsonl", key, files.Length);
    }
}
