using Gremlin.Engine;
using Gremlin.Loading;
using Gremlin.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gremlin.Http;

/// <summary>Answers HTTP requests as Neptune does.</summary>
internal sealed class GraphEndpoint
{
    private readonly PropertyGraph _graph;
    private readonly EndpointOptions _options;
    private readonly ILogger _log;
    private readonly GremlinRoute _gremlin;
    private readonly StatusRoute _status;
    private readonly StreamRoute _stream;
    private readonly LoaderRoute _loader;
    private readonly SystemRoute _system;
    private readonly StatisticsRoute _statistics;
    private long _requests;

    public GraphEndpoint(PropertyGraph graph, GraphEngine engine, EndpointOptions options, ILogger log)
    {
        (_graph, _options, _log) = (graph, options, log);
        var running = new RunningQueries(graph.Clock);
        _gremlin = new GremlinRoute(engine, running, options);
        _status = new StatusRoute(running, graph.Clock.GetUtcNow(), options);
        _stream = new StreamRoute(graph);
        _loader = new LoaderRoute(new BulkLoader(graph, options.Sources), options.MaxRequestBytes);
        _system = new SystemRoute(graph, options.MaxRequestBytes);
        _statistics = new StatisticsRoute(graph);
    }

    /// <summary>Answers any request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var requestId = _graph.MakeId(-3, Interlocked.Increment(ref _requests));
        context.Response.Headers[Answer.RequestIdHeader] = requestId;
        try
        {
            if (!await FailOnRequestAsync(context, requestId).ConfigureAwait(false))
                await RouteAsync(context, requestId).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody is left to answer.
        }
        catch (Exception failure) when (!context.Response.HasStarted) // the boundary: whatever it is becomes an answer in Neptune's form
        {
            var (code, message) = NeptuneErrors.Describe(failure);
            if (code == ErrorStatus.InternalFailure)
                _log.LogError(failure, "Request {RequestId} failed", requestId);
            await Answer.SendErrorAsync(context, requestId, code, message).ConfigureAwait(false);
        }
    }

    private async Task<bool> FailOnRequestAsync(HttpContext context, string requestId)
    {
        if (_options.FaultHeader is null || !context.Request.Headers.TryGetValue(_options.FaultHeader, out var fault))
            return false;
        if (fault == "cut")
            context.Abort();
        else
            await Answer.SendErrorAsync(context, requestId, fault.ToString(), "This fault was asked for.").ConfigureAwait(false);
        return true;
    }

    private Task RouteAsync(HttpContext context, string requestId)
    {
        var method = context.Request.Method;
        var path = context.Request.Path.Value!.TrimEnd('/');
        var isGet = HttpMethods.IsGet(method);
        var isPost = HttpMethods.IsPost(method);
        return path switch
        {
            "/gremlin" when isGet || isPost => _gremlin.AnswerAsync(context, requestId),
            "/gremlin/explain" when isGet || isPost => _gremlin.ExplainAsync(context),
            "/gremlin/profile" when isGet || isPost => _gremlin.ProfileAsync(context, requestId),
            "/gremlin/status" when isGet || isPost => _status.QueriesAsync(context),
            "/status" when isGet => _status.EngineAsync(context),
            "/propertygraph/stream" or "/pg/stream" or "/gremlin/stream" => _stream.AnswerAsync(context),
            "/propertygraph/statistics" or "/pg/statistics" => _statistics.AnswerAsync(context),
            "/propertygraph/statistics/summary" or "/pg/statistics/summary" when isGet => _statistics.SummaryAsync(context),
            "/loader" when isPost => _loader.StartAsync(context),
            "/loader" when isGet => _loader.ListAsync(context),
            "/system" when isPost || isGet => _system.AnswerAsync(context),
            _ => RouteByIdAsync(context, method, path),
        };
    }

    private Task RouteByIdAsync(HttpContext context, string method, string path)
    {
        const string Query = "/gremlin/status/";
        const string Load = "/loader/";
        if (path.StartsWith(Query, StringComparison.Ordinal))
            return _status.QueryAsync(context, path[Query.Length..]);
        if (path.StartsWith(Load, StringComparison.Ordinal) && HttpMethods.IsGet(method))
            return _loader.ShowAsync(context, path[Load.Length..]);
        if (path.StartsWith(Load, StringComparison.Ordinal) && HttpMethods.IsDelete(method))
            return _loader.CancelAsync(context, path[Load.Length..]);
        if (path is "/gremlin" or "/gremlin/explain" or "/gremlin/profile" or "/loader" or "/status" or "/system")
            throw NeptuneErrors.NotAllowed(method);
        throw new GraphException("BadRequestException", $"There is nothing at {path}.");
    }
}
