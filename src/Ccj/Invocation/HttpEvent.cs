using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Microsoft.AspNetCore.Http;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>Makes of a request the event that API Gateway sends a function: payload format 2.0 of HTTP APIs.</summary>
internal static class HttpEvent
{
    /// <summary>Reads the whole request; null when its body is larger than <paramref name="largestBody"/> bytes.</summary>
    public static async Task<APIGatewayHttpApiV2ProxyRequest?> ReadAsync(HttpRequest request, Handler handler, int largestBody, CancellationToken cancellationToken)
    {
        if (await BodyAsync(request, largestBody, cancellationToken) is not { } body)
            return null;
        var isText = IsText(request.ContentType);
        var route = $"{request.Method} {handler.Http!.Template}";
        return new APIGatewayHttpApiV2ProxyRequest
        {
            Version = "2.0",
            RouteKey = route,
            RawPath = request.Path.Value,
            RawQueryString = request.QueryString.Value is { Length: > 0 } query ? query[1..] : "",
            Headers = request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value.ToArray())),
            QueryStringParameters = NullIfEmpty(request.Query.ToDictionary(pair => pair.Key, pair => string.Join(',', pair.Value.ToArray()))),
            PathParameters = NullIfEmpty(request.RouteValues.ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "")),
            Body = body.Length == 0 ? null : isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body),
            IsBase64Encoded = body.Length > 0 && !isText,
            RequestContext = Context(request, route),
        };
    }

    private static APIGatewayHttpApiV2ProxyRequest.ProxyRequestContext Context(HttpRequest request, string route) => new()
    {
        RouteKey = route,
        Stage = "$default",
        DomainName = request.Host.Host,
        RequestId = request.HttpContext.TraceIdentifier,
        Http = new APIGatewayHttpApiV2ProxyRequest.HttpDescription
        {
            Method = request.Method,
            Path = request.Path.Value,
            Protocol = request.Protocol,
            SourceIp = request.HttpContext.Connection.RemoteIpAddress?.ToString(),
            UserAgent = request.Headers.UserAgent.ToString(),
        },
    };

    private static async Task<byte[]?> BodyAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > largest)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    // API Gateway hands these on as they are and everything else in base 64; no type at all counts as text.
    private static bool IsText(string? contentType) =>
        contentType is null
        || contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/xml", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/javascript", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string>? NullIfEmpty(Dictionary<string, string> values) => values.Count > 0 ? values : null;
}
