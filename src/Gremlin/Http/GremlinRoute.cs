using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gremlin.Engine;
using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary><c>/gremlin</c>, <c>/gremlin/explain</c> and <c>/gremlin/profile</c>.</summary>
internal sealed class GremlinRoute(GraphEngine engine, RunningQueries running, EndpointOptions options)
{
    private const string StatusTrailer = "X-Neptune-Status";
    private const string DetailTrailer = "X-Neptune-Detail";
    private const int ChunkBytes = 1 << 16;

    public async Task AnswerAsync(HttpContext context, string requestId)
    {
        var format = GraphSonFormat.Of(context.Request);
        var request = await NeptuneRequest.ReadAsync(context, options.MaxRequestBytes).ConfigureAwait(false);
        var result = await RunAsync(TextOf(request), requestId, options.Query, context.RequestAborted).ConfigureAwait(false);
        if (context.Request.Headers.TE.ToString().Contains("trailers", StringComparison.OrdinalIgnoreCase))
            await SendWithTrailersAsync(context, requestId, format, result.Values).ConfigureAwait(false);
        else
            await Answer.SendAsync(context, 200, format.ContentType, json => Write(json, requestId, format, result.Values)).ConfigureAwait(false);
    }

    public async Task ExplainAsync(HttpContext context)
    {
        var request = await NeptuneRequest.ReadAsync(context, options.MaxRequestBytes).ConfigureAwait(false);
        await Answer.SendTextAsync(context, PlanText.Explain(engine.Explain(TextOf(request)))).ConfigureAwait(false);
    }

    public async Task ProfileAsync(HttpContext context, string requestId)
    {
        var request = await NeptuneRequest.ReadAsync(context, options.MaxRequestBytes).ConfigureAwait(false);
        var result = await RunAsync(TextOf(request), requestId, options.Query with { Profile = true }, context.RequestAborted).ConfigureAwait(false);
        var report = result.Profile ?? engine.Explain(TextOf(request));
        await Answer.SendTextAsync(context, PlanText.Profile(report)).ConfigureAwait(false);
    }

    private async Task<QueryResult> RunAsync(string text, string id, QueryOptions limits, CancellationToken cancellationToken)
    {
        var query = running.Begin(id, text, cancellationToken);
        try
        {
            return await engine.ExecuteAsync(text, limits, query.Cancellation).ConfigureAwait(false);
        }
        finally
        {
            running.End(query);
        }
    }

    private static string TextOf(NeptuneRequest request)
    {
        var text = request.Find("gremlin") ?? request.Find("gremlinQuery") ?? throw NeptuneErrors.Missing("gremlin");
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new GraphException("MalformedQueryException", "The text has a NUL character.");
        return text;
    }

    private static void Write(Utf8JsonWriter json, string requestId, GraphSonFormat format, IReadOnlyList<object?> values)
    {
        var emptyMap = new GraphSonWriter(json, format);
        json.WriteStartObject();
        json.WriteString("requestId"u8, requestId);
        json.WriteStartObject("status"u8);
        json.WriteString("message"u8, ""u8);
        json.WriteNumber("code"u8, 200);
        json.WritePropertyName("attributes"u8);
        emptyMap.EmptyMap();
        json.WriteEndObject();
        json.WriteStartObject("result"u8);
        json.WritePropertyName("data"u8);
        new GraphSonWriter(json, format).Results(values);
        json.WritePropertyName("meta"u8);
        emptyMap.EmptyMap();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The server has no trailers for HTTP/1.1, so the chunks are framed here: it leaves that to who names the encoding.</summary>
    private static async Task SendWithTrailersAsync(HttpContext context, string requestId, GraphSonFormat format, IReadOnlyList<object?> values)
    {
        var response = context.Response;
        response.ContentType = format.ContentType;
        response.Headers.Trailer = StatusTrailer + ", " + DetailTrailer;
        response.Headers.TransferEncoding = "chunked";
        using var body = new PooledBody();
        using (var json = new Utf8JsonWriter(body, Answer.Json))
            Write(json, requestId, format, values);
        for (var written = body.Written; !written.IsEmpty; written = written[Math.Min(ChunkBytes, written.Length)..])
        {
            var chunk = written[..Math.Min(ChunkBytes, written.Length)];
            Ascii(response, string.Create(CultureInfo.InvariantCulture, $"{chunk.Length:x}\r\n"));
            response.BodyWriter.Write(chunk.Span);
            Ascii(response, "\r\n");
            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }

        Ascii(response, $"0\r\n{StatusTrailer}: 200 OK\r\n{DetailTrailer}: {Uri.EscapeDataString("{}")}\r\n\r\n");
        await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static void Ascii(HttpResponse response, string text) => response.BodyWriter.Write(Encoding.ASCII.GetBytes(text));
}
