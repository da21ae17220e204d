using System.Runtime.CompilerServices;
using CustomerJourney.Graph;
using CustomerJourney.Touchpoints;
using Gremlin;
using Gremlin.Engine;
using Gremlin.Loading;
using Gremlin.Store;
using Gremlin.Store.Log;

namespace CustomerJourney.Local.Graph;

/// <summary>The journey graph in this process: the embedded engine, called without HTTP.</summary>
public sealed class EmbeddedJourneyGraph : IJourneyGraph, IDisposable
{
    private const string LakeScheme = "lake";

    private readonly IObjectLake _lake;
    private readonly BulkLoader _loader;

    /// <summary>Takes the graph over.</summary>
    /// <param name="graph">The graph; disposed with this.</param>
    /// <param name="lake">Where bulk loads read from.</param>
    /// <param name="clock">The clock of time limits; null for the system's.</param>
    public EmbeddedJourneyGraph(PropertyGraph graph, IObjectLake lake, TimeProvider? clock = null)
    {
        (Graph, _lake) = (graph, lake);
        Engine = new GraphEngine(graph, clock);
        Sources = new LoadSources(FilesAsync);
        _loader = new BulkLoader(graph, Sources);
    }

    /// <summary>The store, to serve it over HTTP beside.</summary>
    public PropertyGraph Graph { get; }

    /// <summary>The evaluator, to serve it over HTTP beside.</summary>
    public GraphEngine Engine { get; }

    /// <summary>Bulk loads' sources: <c>lake:///KEY</c> names objects of the lake, and so does whatever address <see cref="IObjectLake.UriOf"/> gives them.</summary>
    public LoadSources Sources { get; }

    /// <summary>Opens the graph kept in a folder.</summary>
    /// <param name="folder">The graph's folder; made if need be.</param>
    /// <param name="lake">Where bulk loads read from.</param>
    /// <param name="options">How it is kept; null for the defaults.</param>
    /// <exception cref="IOException">Another process has it open.</exception>
    public static EmbeddedJourneyGraph Open(string folder, IObjectLake lake, GraphOptions? options = null) =>
        new(PropertyGraph.Open(folder, options), lake, options?.Clock);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?>> RunAsync(GremlinText query, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Engine.ExecuteAsync(query.Text, null, cancellationToken).ConfigureAwait(false);
            return PortValues.Of(result.Values);
        }
        catch (GremlinException refused) when (refused.Code == GremlinErrorCode.CancelledByUser && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(refused.Message, refused, cancellationToken);
        }
        catch (GremlinException refused)
        {
            throw new GraphQueryException(refused.Code + "Exception", refused.Message, refused);
        }
        catch (GraphException refused)
        {
            throw new GraphQueryException(refused.Code, refused.Message, refused);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<GraphChange>> ReadChangesAsync(ChangePosition? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var changes = Graph.ReadChanges(after is { } seen ? (seen.CommitNum, seen.OpNum) : null, limit);
            return Task.FromResult<IReadOnlyList<GraphChange>>([.. changes.Select(Change)]);
        }
        catch (GraphException refused)
        {
            throw new GraphQueryException(refused.Code, refused.Message, refused);
        }
    }

    /// <inheritdoc/>
    public Task<ChangePosition?> FindLatestChangeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Graph.FindLatestChange() is { } last ? new ChangePosition(last.CommitNum, last.OpNum) : (ChangePosition?)null);
    }

    /// <inheritdoc/>
    public async Task<BulkLoadReport> LoadAsync(string keyPrefix, CancellationToken cancellationToken)
    {
        var job = _loader.Start(new LoadRequest
        {
            Source = $"{LakeScheme}:///{Uri.EscapeDataString(keyPrefix)}",
            Mode = LoadMode.New,
            QueueRequest = true,
            UpdateSingleCardinalityProperties = true,
        });
        await using var cancelling = cancellationToken.Register(() => _loader.Cancel(job.Id)).ConfigureAwait(false);
        await job.Ended.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (job.Status == LoadStatus.Completed)
            return new BulkLoadReport(job.Files.Count, job.Counts.TotalRecords, job.Counts.TotalDuplicates);
        var reason = job.Errors is [var first, ..] ? $"{first.FileName}, record {first.RecordNumber}: {first.Message}" : job.Status;
        throw new GraphQueryException("BulkLoadFailedException", $"The load of {keyPrefix} did not complete. {reason}");
    }

    /// <inheritdoc/>
    public Task EraseAsync(IReadOnlyCollection<string> vertexIds, CancellationToken cancellationToken) => Graph.EraseAsync(vertexIds, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => Graph.Dispose();

    private static GraphChange Change(Change change) => new(
        new ChangePosition(change.CommitNum, change.OpNum),
        change.CommittedAt,
        !change.IsRemoval,
        change.Kind switch
        {
            ChangeKind.VertexLabel => GraphChangeKind.VertexLabel,
            ChangeKind.VertexProperty => GraphChangeKind.VertexProperty,
            ChangeKind.Edge => GraphChangeKind.Edge,
            _ => GraphChangeKind.EdgeProperty,
        },
        change.ElementId,
        change.Key,
        PortValues.Of(change.Value),
        change.Source,
        change.Target,
        change.IsLast);

    private async IAsyncEnumerable<LoadFile> FilesAsync(Uri source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (PrefixOf(source) is not { } prefix)
            throw new IOException($"The lake has no objects of the scheme {source.Scheme}.");
        await foreach (var item in _lake.ListAsync(prefix, cancellationToken).ConfigureAwait(false))
            yield return new LoadFile(item.Key, cancellation => _lake.OpenReadAsync(item.Key, cancellation));
    }

    private string? PrefixOf(Uri source)
    {
        if (source.Scheme == LakeScheme)
            return Uri.UnescapeDataString(source.AbsolutePath).TrimStart('/');
        var root = _lake.UriOf("").ToString().TrimEnd('/') + "/";
        return source.ToString().StartsWith(root, StringComparison.Ordinal) ? source.ToString()[root.Length..] : null;
    }
}
