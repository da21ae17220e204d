using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary><c>/status</c> and <c>/gremlin/status</c>.</summary>
internal sealed class StatusRoute(RunningQueries running, DateTimeOffset startedAt, EndpointOptions options)
{
    public Task EngineAsync(HttpContext context) => Answer.SendAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("status"u8, "healthy"u8);
        json.WriteString("startTime"u8, startedAt.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture));
        json.WriteString("dbEngineVersion"u8, "1.4.5.0.R1"u8);
        json.WriteString("role"u8, "writer"u8);
        json.WriteString("dfeQueryEngine"u8, "viaQueryHint"u8);
        json.WriteStartObject("gremlin"u8);
        json.WriteString("version"u8, "tinkerpop-3.7.3"u8);
        json.WriteEndObject();
        json.WriteStartObject("labMode"u8);
        json.WriteString("ObjectIndex"u8, "disabled"u8);
        json.WriteString("Streams"u8, "enabled"u8);
        json.WriteEndObject();
        json.WriteStartObject("features"u8);
        json.WriteStartObject("ResultCache"u8);
        json.WriteString("status"u8, "disabled"u8);
        json.WriteEndObject();
        json.WriteString("Streams"u8, "enabled"u8);
        json.WriteEndObject();
        json.WriteStartObject("settings"u8);
        json.WriteString("clusterQueryTimeoutInMs"u8, options.Query.TimeLimit.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>All queries that run; with <c>cancelQuery</c> it cancels one.</summary>
    public Task QueriesAsync(HttpContext context)
    {
        if (context.Request.Query.ContainsKey("cancelQuery"))
            return CancelAsync(context, context.Request.Query["queryId"].ToString());
        return Answer.SendAsync(context, json =>
        {
            var queries = running.All.ToList();
            json.WriteStartObject();
            json.WriteNumber("acceptedQueryCount"u8, running.Accepted);
            json.WriteNumber("runningQueryCount"u8, queries.Count);
            json.WriteStartArray("queries"u8);
            foreach (var query in queries)
                Write(json, query);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task QueryAsync(HttpContext context, string id)
    {
        if (HttpMethods.IsDelete(context.Request.Method))
            return CancelAsync(context, id);
        var query = Require(id);
        return Answer.SendAsync(context, json => Write(json, query));
    }

    private Task CancelAsync(HttpContext context, string id)
    {
        Require(id).Cancel();
        return Answer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("status"u8, "200 OK"u8);
            json.WriteBoolean("payload"u8, true);
            json.WriteEndObject();
        });
    }

    private RunningQuery Require(string id) =>
        running.Find(id) ?? throw new GraphException("InvalidParameterException", "Supplied queryId is invalid: no such query runs.");

    private void Write(Utf8JsonWriter json, RunningQuery query)
    {
        json.WriteStartObject();
        json.WriteString("queryId"u8, query.Id);
        json.WriteStartObject("queryEvalStats"u8);
        json.WriteNumber("waited"u8, 0);
        json.WriteNumber("elapsed"u8, (long)running.Elapsed(query).TotalMilliseconds);
        json.WriteBoolean("cancelled"u8, query.IsCancelled);
        json.WriteEndObject();
        json.WriteString("queryString"u8, query.Text);
        json.WriteEndObject();
    }
}
