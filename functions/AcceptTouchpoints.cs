using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Graph;

namespace CustomerJourney.Functions;

/// <summary>Takes touchpoints from the company's own systems, one or many a request.</summary>
public sealed class AcceptTouchpoints(TakeLive live)
{
    private const string Shard = "api";
    private const int MostTouchpoints = 500;

    /// <summary>Answers 202 with <see cref="AcceptedTouchpoints"/>: sending the same again changes nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(AcceptTouchpoints), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Post, "/touchpoints")]
    [Answers(typeof(AcceptedTouchpoints), 202)]
    [ReadsBody(typeof(JsonElement), "A touchpoint, or a list of up to 500.")]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, (Json.Default.JsonElement, Json.Default.AcceptedTouchpoints), async (body, token) =>
        {
            IReadOnlyList<JsonElement> all = body.ValueKind == JsonValueKind.Array ? [.. body.EnumerateArray()] : [body];
            if (all.Count is 0 or > MostTouchpoints || all.Any(one => one.ValueKind != JsonValueKind.Object))
                throw new ArgumentException($"The body is a touchpoint (a JSON object) or a list of 1 to {MostTouchpoints} of them.", nameof(request));
            var problems = await live.RunAsync([.. all.Select(one => one.GetRawText())], Shard, [.. Enumerable.Range(1, all.Count).Select(number => (long)number)], token);
            return AcceptedTouchpoints.Of(problems);
        });
}
