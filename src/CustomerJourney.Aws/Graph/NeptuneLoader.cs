using System.Globalization;
using System.IO.Compression;
using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using Amazon.Runtime.Documents;
using CustomerJourney.Graph;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws.Graph;

/// <summary>Neptune's bulk loader over the lake: vertices first, then edges, each step waited for.</summary>
internal sealed class NeptuneLoader(IAmazonNeptunedata neptune, IObjectLake lake, NeptuneOptions options, TimeProvider clock)
{
    private const int QueuedAtOnce = 60; // the engine queues 64
    private static readonly string[] Endings = [".csv", ".csv.gz"];

    public async Task<BulkLoadReport> LoadAsync(string keyPrefix, CancellationToken cancellationToken)
    {
        var (vertices, edges) = await FilesAsync(keyPrefix, cancellationToken);
        var ofVertices = await LoadAsync(vertices, edges, cancellationToken);
        var ofEdges = await LoadAsync(edges, vertices, cancellationToken);
        return new BulkLoadReport(vertices.Count + edges.Count, ofVertices.Records + ofEdges.Records, ofVertices.Duplicates + ofEdges.Duplicates);
    }

    private async Task<(List<string> Vertices, List<string> Edges)> FilesAsync(string keyPrefix, CancellationToken cancellationToken)
    {
        List<string> vertices = [], edges = [];
        await foreach (var file in lake.ListAsync(keyPrefix, cancellationToken))
        {
            if (Endings.Any(ending => file.Key.EndsWith(ending, StringComparison.Ordinal)))
                (await IsOfEdgesAsync(file.Key, cancellationToken) ? edges : vertices).Add(file.Key);
        }

        return (vertices, edges);
    }

    private async Task<bool> IsOfEdgesAsync(string key, CancellationToken cancellationToken)
    {
        await using var stream = await lake.OpenReadAsync(key, cancellationToken);
        await using var plain = key.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        var header = await reader.ReadLineAsync(cancellationToken) ?? "";
        return header.Split(',').Any(column => column.Trim('"') == "~from");
    }

    private async Task<(long Records, long Duplicates)> LoadAsync(List<string> files, List<string> others, CancellationToken cancellationToken)
    {
        long records = 0, duplicates = 0;
        foreach (var sources in Sources(files, others).Chunk(QueuedAtOnce))
        {
            var loads = new List<string>();
            try
            {
                foreach (var source in sources)
                    loads.Add(await StartAsync(source, cancellationToken));
                foreach (var (load, source) in loads.Zip(sources))
                {
                    var (ofRecords, ofDuplicates) = await WaitAsync(load, source, cancellationToken);
                    records += ofRecords;
                    duplicates += ofDuplicates;
                }
            }
            catch (OperationCanceledException)
            {
                foreach (var load in loads)
                    await CancelAsync(load);
                throw;
            }
        }

        return (records, duplicates);
    }

    // A source is a prefix to the loader: a folder that holds nothing of the other kind is one job, else each file is.
    private static IEnumerable<string> Sources(List<string> files, List<string> others) => files
        .GroupBy(Folder)
        .SelectMany(folder => others.Any(other => other.StartsWith(folder.Key, StringComparison.Ordinal)) ? folder.AsEnumerable() : [folder.Key]);

    private static string Folder(string key) => key[..(key.LastIndexOf('/') + 1)];

    private async Task<string> StartAsync(string source, CancellationToken cancellationToken)
    {
        var started = await neptune.StartLoaderJobAsync(
            new StartLoaderJobRequest
            {
                Source = lake.UriOf(source).OriginalString,
                Format = Format.Csv,
                S3BucketRegion = options.Region,
                IamRoleArn = options.LoadRoleArn,
                Mode = Mode.NEW,
                FailOnError = true,
                Parallelism = Parallelism.HIGH,
                UpdateSingleCardinalityProperties = true,
                QueueRequest = true,
            },
            cancellationToken);
        return started.Payload["loadId"];
    }

    private async Task<(long Records, long Duplicates)> WaitAsync(string load, string source, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = await neptune.GetLoaderJobStatusAsync(new GetLoaderJobStatusRequest { LoadId = load }, cancellationToken);
            var overall = status.Payload.AsDictionary()["overallStatus"].AsDictionary();
            switch (overall["status"].AsString())
            {
                case "LOAD_COMPLETED":
                    return (Number(overall, "totalRecords"), Number(overall, "totalDuplicates"));
                case "LOAD_IN_QUEUE" or "LOAD_NOT_STARTED" or "LOAD_IN_PROGRESS":
                    await Task.Delay(options.PollInterval, clock, cancellationToken);
                    break;
                case var ended:
                    throw new GraphQueryException(ended, $"The load of {await FailedFileAsync(load, cancellationToken) ?? source} ended as {ended}: {Errors(overall)}.");
            }
        }
    }

    // The loader tells which files failed only when asked for details; its messages may quote values and stay where they are.
    private async Task<string?> FailedFileAsync(string load, CancellationToken cancellationToken)
    {
        var status = await neptune.GetLoaderJobStatusAsync(new GetLoaderJobStatusRequest { LoadId = load, Details = true, Errors = true }, cancellationToken);
        return status.Payload.AsDictionary().TryGetValue("failedFeeds", out var failed) && failed.IsList() && failed.AsList() is [var first, ..] && first.AsDictionary().TryGetValue("fullUri", out var file)
            ? file.AsString()
            : null;
    }

    private async Task CancelAsync(string load)
    {
        try
        {
            await neptune.CancelLoaderJobAsync(new CancelLoaderJobRequest { LoadId = load }, CancellationToken.None);
        }
        catch (BulkLoadIdNotFoundException)
        {
            // It has ended by itself.
        }
    }

    private static string Errors(Dictionary<string, Document> overall) => string.Join(
        ", ", new[] { "parsingErrors", "datatypeMismatchErrors", "insertErrors" }.Select(kind => $"{Number(overall, kind).ToString(CultureInfo.InvariantCulture)} {kind}"));

    private static long Number(Dictionary<string, Document> overall, string name) =>
        overall.TryGetValue(name, out var value) ? value.IsInt() ? value.AsInt() : value.IsLong() ? value.AsLong() : 0 : 0;
}
