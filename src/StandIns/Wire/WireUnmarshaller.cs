using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Wire;

/// <summary>Reads a response: JSON body, and for REST services headers, the status or a raw payload; or the service's exception by its code.</summary>
internal sealed class WireUnmarshaller<TResponse>(WireService service) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var response = new TResponse();
        var members = WireMembers.Of(typeof(TResponse));
        foreach (var member in members.Where(member => member.Place == WirePlace.Header && context.ResponseData.IsHeaderPresent(member.PlaceName)))
            member.Property.SetValue(response, context.ResponseData.GetHeaderValue(member.PlaceName));

        foreach (var member in members.Where(member => member.Place == WirePlace.Status))
            member.Property.SetValue(response, (int)context.ResponseData.StatusCode);

        var body = ReadAll(context.Stream);
        if (members.FirstOrDefault(member => member.Place == WirePlace.Payload) is { } payload)
            payload.Property.SetValue(response, new MemoryStream(body));
        else if (body.Length > 0)
            ReadJson(response, body);
        return response;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        var body = context.GetResponseBodyBytes();
        var type = ExceptionOf(error.Code);
        if (type == null)
            return service.UnknownError(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);

        var exception = (AmazonServiceException)Activator.CreateInstance(type, error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        ReadJson(exception, body);
        return exception;
    }

    // Some services' codes end in "Exception", others' do not; the classes always do.
    private Type ExceptionOf(string code)
    {
        var models = typeof(TResponse).Assembly;
        var type = models.GetType($"{service.ModelNamespace}.{code}Exception") ?? models.GetType($"{service.ModelNamespace}.{code}");
        return type != null && type.IsSubclassOf(typeof(AmazonServiceException)) ? type : null;
    }

    private void ReadJson(object model, byte[] body)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(body));
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            WireJson.ReadInto(model, document.RootElement, service.CamelCase);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
