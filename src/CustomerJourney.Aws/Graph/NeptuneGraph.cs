using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using CustomerJourney.Graph;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws.Graph;

/// <summary>The journey graph on Neptune, through its data API: Gremlin text with typed answers, the change stream, the bulk loader.</summary>
/// <param name="neptune">The client, its settings made <see cref="Cautious"/>.</param>
/// <param name="lake">Where files to load lie.</param>
/// <param name="options">Loading and attempts.</param>
/// <param name="clock">Measures pauses.</param>
public sealed class NeptuneGraph(IAmazonNeptunedata neptune, IObjectLake lake, NeptuneOptions options, TimeProvider clock) : IJourneyGraph
{
    private const int DropsPerRequest = 100;
    private const string TypedAnswers = "application/vnd.gremlin-v3.0+json";
    private readonly NeptuneLoader _loader = new(neptune, lake, options, clock);

    /// <summary>Keeps a client from repeating calls by itself, on an error or when a connection breaks (which it would do ten times): a query without an answer may have been done.</summary>
    public static AmazonNeptunedataConfig Cautious(AmazonNeptunedataConfig config)
    {
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        return config;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?>> RunAsync(GremlinText query, CancellationToken cancellationToken)
    {
        var request = new ExecuteGremlinQueryRequest { GremlinQuery = query.Text, Serializer = TypedAnswers };
        var answer = await NeptuneRefusal.ToldAsync(() => AttemptAsync(request, cancellationToken));
        return GraphSon.Results(answer.Result);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GraphChange>> ReadChangesAsync(ChangePosition? after, int limit, CancellationToken cancellationToken)
    {
        var request = new GetPropertygraphStreamRequest
        {
            Limit = limit,
            IteratorType = after is null ? IteratorType.TRIM_HORIZON : IteratorType.AFTER_SEQUENCE_NUMBER,
            CommitNum = after?.CommitNum,
            OpNum = after?.OpNum,
            Encoding = Encoding.Gzip,
        };
        return await RecordsAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ChangePosition?> FindLatestChangeAsync(CancellationToken cancellationToken)
    {
        var latest = await RecordsAsync(new GetPropertygraphStreamRequest { Limit = 1, IteratorType = IteratorType.LATEST }, cancellationToken);
        return latest is [var newest] ? newest.Position : null;
    }

    /// <inheritdoc/>
    public Task<BulkLoadReport> LoadAsync(string keyPrefix, CancellationToken cancellationToken) =>
        NeptuneRefusal.ToldAsync(() => _loader.LoadAsync(keyPrefix, cancellationToken));

    /// <inheritdoc/>
    public async Task EraseAsync(IReadOnlyCollection<string> vertexIds, CancellationToken cancellationToken)
    {
        foreach (var ids in vertexIds.Chunk(DropsPerRequest))
            await RunAsync(GremlinText.Of($"g.V({(IEnumerable<object?>)ids}).drop()"), cancellationToken);
    }

    private async Task<IReadOnlyList<GraphChange>> RecordsAsync(GetPropertygraphStreamRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var page = await NeptuneRefusal.ToldAsync(() => neptune.GetPropertygraphStreamAsync(request, cancellationToken));
            return [.. (page.Records ?? []).Select(NeptuneChange.Of)];
        }
        catch (GraphQueryException nothing) when (nothing.Code == nameof(StreamRecordsNotFoundException))
        {
            return [];
        }
    }

    private async Task<ExecuteGremlinQueryResponse> AttemptAsync(ExecuteGremlinQueryRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await neptune.ExecuteGremlinQueryAsync(request, cancellationToken);
            }
            catch (AmazonServiceException refusal) when (attempt < options.Attempts && NeptuneRefusal.DidNothing(refusal))
            {
                await Task.Delay(options.FirstPause * Math.Pow(2, attempt - 1), clock, cancellationToken);
            }
        }
    }
}
