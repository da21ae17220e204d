using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary>Sends answers: JSON as it is written, packed if the client takes it, or an error in Neptune's form.</summary>
internal static class Answer
{
    public const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>Shorter answers are not worth packing.</summary>
    private const int WorthPacking = 1024;

    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Sends JSON with status 200.</summary>
    public static Task SendAsync(HttpContext context, Action<Utf8JsonWriter> write) => SendAsync(context, 200, "application/json", write);

    /// <summary>Sends JSON.</summary>
    public static Task SendAsync(HttpContext context, int status, string contentType, Action<Utf8JsonWriter> write)
    {
        using var body = new PooledBody();
        using (var json = new Utf8JsonWriter(body, Json))
            write(json);
        return SendAsync(context, status, contentType, body.Written);
    }

    /// <summary>Sends JSON that was written already.</summary>
    public static Task SendWrittenAsync(HttpContext context, PooledBody body) => SendAsync(context, 200, "application/json", body.Written);

    public static Task SendTextAsync(HttpContext context, string text) =>
        SendAsync(context, 200, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Sends an error in Neptune's form.</summary>
    public static Task SendErrorAsync(HttpContext context, string requestId, string code, string message) =>
        SendAsync(context, ErrorStatus.Of(code), "application/x-amz-json-1.0", json =>
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, requestId);
            json.WriteString("code"u8, code);
            json.WriteString("detailedMessage"u8, message);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
        });

    private static Task SendAsync(HttpContext context, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        if (body.Length < WorthPacking || !TakesGzip(context))
        {
            response.ContentLength = body.Length;
            response.BodyWriter.Write(body.Span);
            return response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
        }

        response.Headers.ContentEncoding = "gzip";
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        response.ContentLength = packed.Length;
        response.BodyWriter.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        return response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }

    private static bool TakesGzip(HttpContext context) =>
        context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
}
