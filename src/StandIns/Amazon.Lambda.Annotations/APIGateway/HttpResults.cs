using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Annotations.APIGateway;

public class HttpResults : IHttpResult
{
    private readonly object _body;
    private Dictionary<string, IList<string>> _headers;

    private HttpResults(HttpStatusCode statusCode, object body = null)
    {
        StatusCode = statusCode;
        _body = body;
    }

    public HttpStatusCode StatusCode { get; }

    public IHttpResult AddHeader(string name, string value)
    {
        _headers ??= [];
        name = name.ToLowerInvariant();
        if (!_headers.TryGetValue(name, out var values))
            _headers[name] = values = new List<string>();
        values.Add(value);
        return this;
    }

    public static IHttpResult Accepted(object body = null) => new HttpResults(HttpStatusCode.Accepted, body);

    public static IHttpResult BadGateway() => new HttpResults(HttpStatusCode.BadGateway);

    public static IHttpResult BadRequest(object body = null) => new HttpResults(HttpStatusCode.BadRequest, body);

    public static IHttpResult Conflict(object body = null) => new HttpResults(HttpStatusCode.Conflict, body);

    public static IHttpResult Created(string uri = null, object body = null) => Located(new HttpResults(HttpStatusCode.Created, body), uri);

    public static IHttpResult Forbid(object body = null) => new HttpResults(HttpStatusCode.Forbidden, body);

    public static IHttpResult InternalServerError(object body = null) => new HttpResults(HttpStatusCode.InternalServerError, body);

    public static IHttpResult NotFound(object body = null) => new HttpResults(HttpStatusCode.NotFound, body);

    public static IHttpResult Ok(object body = null) => new HttpResults(HttpStatusCode.OK, body);

    public static IHttpResult Redirect(string uri, bool permanent = false, bool preserveMethod = false)
    {
        var code = (permanent, preserveMethod) switch
        {
            (true, true) => HttpStatusCode.PermanentRedirect,
            (false, true) => HttpStatusCode.TemporaryRedirect,
            (true, false) => HttpStatusCode.MovedPermanently,
            (false, false) => HttpStatusCode.Redirect,
        };
        return Located(new HttpResults(code), uri);
    }

    public static IHttpResult ServiceUnavailable(int? delaySeconds = null)
    {
        var result = new HttpResults(HttpStatusCode.ServiceUnavailable);
        return delaySeconds > 0 ? result.AddHeader("Retry-After", delaySeconds.Value.ToString(CultureInfo.InvariantCulture)) : result;
    }

    public static IHttpResult Unauthorized() => new HttpResults(HttpStatusCode.Unauthorized);

    public static IHttpResult NewResult(HttpStatusCode statusCode, object body = null) => new HttpResults(statusCode, body);

    public Stream Serialize(HttpResultSerializationOptions options)
    {
        var (text, contentType, isBase64) = Format(options.Serializer);
        if (!string.IsNullOrEmpty(text) && _headers?.ContainsKey("content-type") != true)
            AddHeader("content-type", contentType);

        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, options, text, isBase64);
        stream.Position = 0;
        return stream;
    }

    private static HttpResults Located(HttpResults result, string uri)
    {
        if (uri != null)
            result.AddHeader("location", uri);
        return result;
    }

    private (string Text, string ContentType, bool IsBase64) Format(ILambdaSerializer serializer) => _body switch
    {
        null => (null, null, false),
        string text => (text, "text/plain", false),
        Stream stream => (Convert.ToBase64String(ReadAll(stream)), "application/octet-stream", true),
        byte[] bytes => (Convert.ToBase64String(bytes), "application/octet-stream", true),
        IList<byte> bytes => (Convert.ToBase64String(bytes.ToArray()), "application/octet-stream", true),
        _ => (Json(serializer), "application/json", false),
    };

    private string Json(ILambdaSerializer serializer)
    {
        if (serializer == null)
            return JsonSerializer.Serialize(_body, _body.GetType());
        using var stream = new MemoryStream();
        serializer.Serialize(_body, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(Utf8JsonWriter writer, HttpResultSerializationOptions options, string text, bool isBase64)
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", (int)StatusCode);
        if (options.Format == HttpResultSerializationOptions.ProtocolFormat.HttpApi && options.Version == HttpResultSerializationOptions.ProtocolVersion.V2)
            WriteHeaders(writer, "headers", values => writer.WriteStringValue(string.Join(',', values)));
        else
            WriteHeaders(writer, "multiValueHeaders", values => JsonSerializer.Serialize(writer, values));
        writer.WriteString("body", text);
        writer.WriteBoolean("isBase64Encoded", isBase64);
        writer.WriteEndObject();
    }

    private void WriteHeaders(Utf8JsonWriter writer, string name, Action<IList<string>> writeValues)
    {
        if (_headers == null)
            return;
        writer.WriteStartObject(name);
        foreach (var (header, values) in _headers)
        {
            writer.WritePropertyName(header);
            writeValues(values);
        }

        writer.WriteEndObject();
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
