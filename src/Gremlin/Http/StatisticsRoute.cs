using System.Globalization;
using System.Text.Json;
using Gremlin.Store;
using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary><c>/propertygraph/statistics</c> and its summary; counted when asked, once a commit.</summary>
internal sealed class StatisticsRoute(PropertyGraph graph)
{
    private GraphStatistics? _last;

    public Task AnswerAsync(HttpContext context)
    {
        var statistics = Statistics();
        return Answer.SendAsync(context, json => Payload(json, () =>
        {
            if (!HttpMethods.IsGet(context.Request.Method))
            {
                json.WriteString("statisticsId"u8, statistics.CommitNum.ToString(CultureInfo.InvariantCulture));
                return;
            }

            json.WriteBoolean("autoCompute"u8, true);
            json.WriteBoolean("active"u8, true);
            json.WriteString("statisticsId"u8, statistics.CommitNum.ToString(CultureInfo.InvariantCulture));
            json.WriteString("date"u8, Date(statistics));
            json.WriteString("note"u8, ""u8);
            json.WriteStartObject("signatureInfo"u8);
            json.WriteNumber("signatureCount"u8, statistics.NodeStructures.Count);
            json.WriteNumber("instanceCount"u8, statistics.Vertices);
            json.WriteNumber("predicateCount"u8, statistics.NodeProperties.Count + statistics.EdgeProperties.Count + statistics.EdgeLabels.Count);
            json.WriteEndObject();
        }));
    }

    public Task SummaryAsync(HttpContext context)
    {
        var mode = context.Request.Query["mode"].ToString();
        if (mode is not ("" or "basic" or "detailed"))
            throw NeptuneErrors.Invalid("mode", "basic or detailed");
        var statistics = Statistics();
        return Answer.SendAsync(context, json => Payload(json, () =>
        {
            json.WriteString("version"u8, "v1"u8);
            json.WriteString("lastStatisticsComputationTime"u8, Date(statistics));
            json.WriteStartObject("graphSummary"u8);
            Summary(json, statistics);
            if (mode == "detailed")
                Structures(json, statistics);
            json.WriteEndObject();
        }));
    }

    private static void Payload(Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, "200 OK"u8);
        json.WriteStartObject("payload"u8);
        write();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Date(GraphStatistics statistics) =>
        statistics.CountedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Summary(Utf8JsonWriter json, GraphStatistics statistics)
    {
        json.WriteNumber("numNodes"u8, statistics.Vertices);
        json.WriteNumber("numEdges"u8, statistics.Edges);
        json.WriteNumber("numNodeLabels"u8, statistics.NodeLabels.Count);
        json.WriteNumber("numEdgeLabels"u8, statistics.EdgeLabels.Count);
        Names(json, "nodeLabels", statistics.NodeLabels);
        Names(json, "edgeLabels", statistics.EdgeLabels);
        json.WriteNumber("numNodeProperties"u8, statistics.NodeProperties.Count);
        json.WriteNumber("numEdgeProperties"u8, statistics.EdgeProperties.Count);
        Counts(json, "nodeProperties", statistics.NodeProperties);
        Counts(json, "edgeProperties", statistics.EdgeProperties);
        json.WriteNumber("totalNodePropertyValues"u8, statistics.NodePropertyValues);
        json.WriteNumber("totalEdgePropertyValues"u8, statistics.EdgePropertyValues);
    }

    private static void Names(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        json.WriteStartArray(name);
        foreach (var (key, count) in counts)
        {
            json.WriteStartObject();
            json.WriteNumber(key, count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Structures(Utf8JsonWriter json, GraphStatistics statistics)
    {
        json.WriteStartArray("nodeStructures"u8);
        foreach (var (structure, count) in statistics.NodeStructures)
        {
            json.WriteStartObject();
            json.WriteNumber("count"u8, count);
            Names(json, "nodeProperties", structure.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Names(json, "distinctOutgoingEdgeLabels", []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("edgeStructures"u8);
        foreach (var (structure, count) in statistics.EdgeStructures)
        {
            json.WriteStartObject();
            json.WriteNumber("count"u8, count);
            Names(json, "edgeProperties", structure.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private GraphStatistics Statistics()
    {
        var state = graph.Read();
        if (_last is null || _last.CommitNum != state.CommitNum)
            _last = GraphStatistics.Count(state, graph.Clock.GetUtcNow());
        return _last;
    }
}
