using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Annotations.APIGateway;

namespace CustomerJourney.Functions.Protocol;

/// <summary>An answer as JSON that is written only when it is wanted: piece by piece to a client that waits for it (<see cref="WriteAsync"/>), as a whole to Lambda (<see cref="Serialize"/>).</summary>
public sealed class StreamedResult : IHttpResult
{
    /// <summary>Bytes of the longest answer of one call of Lambda; what is around the body has room in the rest of its 6 MB.</summary>
    public const int LongestOfLambda = (6 * 1024 * 1024) - (16 * 1024);

    private const string TooLong = "The answer is longer than the 6 MB that one call may answer with. Ask for less: a smaller limit, fewer steps or parts, or filters; lists with a cursor go on from there.";

    // Within JSON that machines read a quote needs one more byte, not five
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<Stream, CancellationToken, Task> _writeAsync;
    private readonly Action<Stream> _write;
    private readonly SortedDictionary<string, string> _headers = new(StringComparer.Ordinal) { ["content-type"] = "application/json" };

    private StreamedResult(HttpStatusCode statusCode, Func<Stream, CancellationToken, Task> writeAsync, Action<Stream> write) => (StatusCode, _writeAsync, _write) = (statusCode, writeAsync, write);

    /// <inheritdoc/>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Headers, names in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>An answer with a value.</summary>
    public static StreamedResult Of<T>(HttpStatusCode statusCode, T value, JsonTypeInfo<T> type) =>
        new(statusCode, (body, token) => JsonSerializer.SerializeAsync(body, value, type, token), body => JsonSerializer.Serialize(body, value, type));

    /// <inheritdoc/>
    public IHttpResult AddHeader(string name, string value)
    {
        name = name.ToLowerInvariant();
        _headers[name] = name != "content-type" && _headers.TryGetValue(name, out var before) ? $"{before},{value}" : value;
        return this;
    }

    /// <summary>Writes the body, piece by piece.</summary>
    public Task WriteAsync(Stream body, CancellationToken cancellationToken) => _writeAsync(body, cancellationToken);

    /// <summary>The whole answer as API Gateway takes it; 413 with a sentence in place of one that Lambda could not hand on.</summary>
    public Stream Serialize(HttpResultSerializationOptions options)
    {
        using var body = new MemoryStream();
        _write(body);
        var answer = Wrapped((int)StatusCode, body);
        if (answer.Length <= LongestOfLambda)
            return answer;
        body.SetLength(0);
        JsonSerializer.Serialize(body, new Refusal(TooLong), Json.Default.Refusal);
        return Wrapped((int)HttpStatusCode.RequestEntityTooLarge, body);
    }

    private MemoryStream Wrapped(int status, MemoryStream body)
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteNumber("statusCode", status);
            writer.WriteStartObject("headers");
            foreach (var (name, value) in _headers)
                writer.WriteString(name, value);
            writer.WriteEndObject();
            writer.WriteString("body", body.GetBuffer().AsSpan(0, (int)body.Length));
            writer.WriteBoolean("isBase64Encoded", false);
            writer.WriteEndObject();
        }

        stream.Position = 0;
        return stream;
    }
}
