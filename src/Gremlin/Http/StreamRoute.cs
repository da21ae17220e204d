using System.Text.Json;
using Gremlin.Store;
using Gremlin.Store.Log;
using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary><c>/propertygraph/stream</c>: the change stream.</summary>
internal sealed class StreamRoute(PropertyGraph graph)
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 100_000;
    private const long MaxBytes = 10 << 20;

    public Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            throw NeptuneErrors.NotAllowed(context.Request.Method);
        var query = context.Request.Query;
        var limit = (int)Number(query, "limit", DefaultLimit, 1, MaxLimit);
        var (commitNum, opNum) = Start(query, ref limit);
        using var body = new PooledBody();
        if (!Write(body, commitNum, opNum, limit))
            throw new GraphException("StreamRecordsNotFoundException", "Requested CommitNum, opNum and IteratorType are correct, but no records were found.");
        return Answer.SendWrittenAsync(context, body);
    }

    /// <summary>The first change wanted.</summary>
    private (long CommitNum, long OpNum) Start(IQueryCollection query, ref int limit)
    {
        var log = graph.Log;
        var type = query.TryGetValue("iteratorType", out var given) ? given.ToString() : "AT_SEQUENCE_NUMBER";
        switch (type)
        {
            case "TRIM_HORIZON":
                return (log.FirstCommit, 1);
            case "LATEST":
                limit = 1;
                return graph.FindLatestChange() ?? (log.FirstCommit, 1);
            case "AT_SEQUENCE_NUMBER" or "AFTER_SEQUENCE_NUMBER":
                if (!query.ContainsKey("commitNum"))
                    throw NeptuneErrors.Missing("commitNum");
                var commitNum = Number(query, "commitNum", 0, 0, long.MaxValue);
                var opNum = Number(query, "opNum", 1, 0, long.MaxValue - 1);
                if (commitNum < log.FirstCommit && !(commitNum == log.FirstCommit - 1 && type[1] == 'F'))
                    throw GraphErrors.Expired();
                return (commitNum, type[1] == 'F' ? opNum + 1 : opNum);
            default:
                throw NeptuneErrors.Invalid("iteratorType", "AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON or LATEST");
        }
    }

    private static long Number(IQueryCollection query, string name, long otherwise, long least, long most)
    {
        if (!query.TryGetValue(name, out var text))
            return otherwise;
        return long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw NeptuneErrors.Invalid(name, $"a number from {least} to {most}");
    }

    private bool Write(PooledBody body, long commitNum, long opNum, int limit)
    {
        using var json = new Utf8JsonWriter(body, Answer.Json);
        var count = 0;
        var (lastCommit, lastOp) = (0L, 0L);
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        ChangeStream.Visit(graph.Log, commitNum, opNum, (LogFrame frame, ref ChangeDecoder change, bool isLast) =>
        {
            ChangeJson.Write(json, frame, ref change, isLast);
            (lastCommit, lastOp) = (frame.CommitNum, change.OpNum);
            return ++count < limit && json.BytesCommitted + json.BytesPending < MaxBytes;
        });
        json.WriteEndArray();
        json.WriteStartObject("lastEventId"u8);
        json.WriteNumber("commitNum"u8, lastCommit);
        json.WriteNumber("opNum"u8, lastOp);
        json.WriteEndObject();
        json.WriteNumber("lastTrxTimestamp"u8, graph.Read().CommittedAt);
        json.WriteString("format"u8, "PG_JSON"u8);
        json.WriteNumber("totalRecords"u8, count);
        json.WriteEndObject();
        return count > 0;
    }
}
