using System.Text.Json;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>Reads what a workflow wrote of each file, keeps it with the files taken before, and sums it up.</summary>
public static class SumUpFiles
{
    private const int MostTold = 100;
    private static readonly RowCounts None = new(0, 0, 0, 0, 0, 0);

    /// <summary>Sums up.</summary>
    /// <param name="lake">The object lake.</param>
    /// <param name="manifests">Keys of the manifests that the workflow's maps wrote, one a source.</param>
    /// <param name="cancellationToken">Stops; the same call again goes on.</param>
    public static async Task<FilesTaken> RunAsync(IObjectLake lake, IReadOnlyList<string> manifests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        var seen = new List<TakenFile>();
        foreach (var manifest in manifests)
            seen.AddRange(await ResultsAsync(lake, manifest, cancellationToken));
        foreach (var source in seen.GroupBy(file => file.Source))
            await KeepAsync(lake, source.Key, source, cancellationToken);
        var all = new List<TakenFile>();
        await foreach (var list in lake.ListAsync(FileLists.TakenKey("")[..^".jsonl".Length], cancellationToken))
            all.AddRange(await FileLists.ReadAsync(lake, list.Key, cancellationToken));
        TakenFile[] different = [.. all.DistinctBy(file => (file.Source, file.Batch))];
        TakenFile[] wrong = [.. seen.Where(file => !file.IsDone)];
        return new FilesTaken(seen.Count, Sum(seen), different.Length, Sum(different), wrong.Length, [.. wrong.Take(MostTold).Select(Told)]);
    }

    /// <summary>A distributed map's results: its manifest names files of JSON lines, each the output of one file's way.</summary>
    private static async Task<List<TakenFile>> ResultsAsync(IObjectLake lake, string manifest, CancellationToken cancellationToken)
    {
        await using var stream = await lake.OpenReadAsync(manifest, cancellationToken);
        using var parsed = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        var files = new List<TakenFile>();
        foreach (var part in parsed.RootElement.GetProperty("ResultFiles").GetProperty("SUCCEEDED").EnumerateArray())
            files.AddRange(await FileLists.ReadAsync(lake, part.GetProperty("Key").GetString()!, cancellationToken));
        return files;
    }

    // By key and version: what is mapped anew replaces what it was.
    private static async Task KeepAsync(IObjectLake lake, string source, IEnumerable<TakenFile> seen, CancellationToken cancellationToken)
    {
        var key = FileLists.TakenKey(source);
        var kept = (await FileLists.ReadAsync(lake, key, cancellationToken)).ToDictionary(file => (file.Key, file.Version));
        foreach (var file in seen.Where(file => file.Batch is not null))
            kept[(file.Key, file.Version)] = file;
        await FileLists.WriteAsync(lake, key, kept.Values.OrderBy(file => file.Key, StringComparer.Ordinal).ThenBy(file => file.Version, StringComparer.Ordinal), cancellationToken);
    }

    private static RowCounts Sum(IEnumerable<TakenFile> files) => files.Select(file => file.Counts ?? None).Aggregate(None, (sum, one) => new RowCounts(
        sum.Read + one.Read, sum.Curated + one.Curated, sum.Quarantined + one.Quarantined, sum.Filtered + one.Filtered, sum.Touchpoints + one.Touchpoints, sum.Parties + one.Parties));

    private static TakenFile Told(TakenFile file) => file.Failure is null ? file : file with { Failure = FileFailure.Opened(file.Failure.Error, file.Failure.Cause) };
}
