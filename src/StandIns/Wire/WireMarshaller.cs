using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Wire;

/// <summary>Writes a request: JSON body, and for REST services path, query, headers or a raw payload.</summary>
internal sealed class WireMarshaller(WireService service, string operation, string method, string path, string hostPrefix) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, $"Amazon.{service.ServiceId}") { HttpMethod = method, ResourcePath = path, HostPrefix = hostPrefix };
        request.Headers["x-amz-api-version"] = service.ApiVersion;
        if (service.TargetPrefix != null)
            request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}";

        var members = WireMembers.Of(input.GetType());
        foreach (var member in members)
            Place(request, member, member.Property.GetValue(input));
        var payload = members.FirstOrDefault(member => member.Place == WirePlace.Payload);
        if (payload != null)
            Attach(request, payload.Property.GetValue(input) as MemoryStream);
        else if (method == "POST")
            AttachJson(request, input);
        return request;
    }

    private void Place(DefaultRequest request, WireMember member, object value)
    {
        switch (member.Place)
        {
            case WirePlace.Path when value is null or "":
                throw service.UnknownError($"Request object does not have required field {member.Property.Name} set", null, ErrorType.Unknown, null, null, default);
            case WirePlace.Path:
                request.AddPathResource($"{{{member.PlaceName}}}", WireJson.Text(value));
                break;
            case WirePlace.Query when value != null:
                request.UseQueryString = true;
                request.Parameters[member.PlaceName] = WireJson.Text(value);
                break;
            case WirePlace.Header when value != null:
                request.Headers[member.PlaceName] = WireJson.Text(value);
                break;
        }
    }

    private static void Attach(DefaultRequest request, MemoryStream payload)
    {
        request.ContentStream = payload ?? new MemoryStream();
        if (request.ContentStream.CanSeek)
            request.ContentStream.Position = 0;
        request.Headers["Content-Length"] = WireJson.Text(request.ContentStream.Length);
        if (!request.Headers.ContainsKey("Content-Type"))
            request.Headers["Content-Type"] = "application/octet-stream";
    }

    private void AttachJson(DefaultRequest request, AmazonWebServiceRequest input)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            WireJson.WriteObject(writer, input, service.CamelCase);
        request.Content = stream.ToArray();
        request.Headers["Content-Type"] = service.ContentType;
    }
}
