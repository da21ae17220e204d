using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions.Protocol;

/// <summary>Turns what a function computes into an HTTP answer: the route's status with JSON, 400 for the caller's mistake, 404 for what is not there.</summary>
/// <remarks>Every route is answered here, so every request is checked here first: what it asks (<see cref="RequestShape"/>) and its body (<see cref="RequestBody"/>). Anything else flies and becomes a 500. Errors read <c>{"message":"…"}</c>, as those of API Gateway do.</remarks>
internal static class Answer
{
    /// <summary>Content type of pictures.</summary>
    public const string Svg = "image/svg+xml";

    private const string JsonContent = "application/json";

    /// <summary>Holds the request against what the route takes, runs the work under the context's deadline and answers with its result; null is "not found".</summary>
    public static Task<IHttpResult> Of<T>(object handler, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context, JsonTypeInfo<T> type, Func<CancellationToken, Task<T?>> work)
        where T : class => CheckedAsync(handler, request, context, work, (value, status) => StreamedResult.Of(status, value, type));

    /// <summary>The same where the route takes a body.</summary>
    public static Task<IHttpResult> Of<TBody, T>(
        object handler, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context, (JsonTypeInfo<TBody> Body, JsonTypeInfo<T> Answer) types, Func<TBody, CancellationToken, Task<T?>> work)
        where T : class => RequestBody.TryRead(request, types.Body, out var body, out var refusal)
        ? Of(handler, request, context, types.Answer, token => work(body, token))
        : Task.FromResult(Refused(refusal.Status, refusal.Sentence));

    /// <summary>The same with text of another content type.</summary>
    public static Task<IHttpResult> OfText(object handler, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context, string contentType, Func<CancellationToken, Task<string?>> work) =>
        CheckedAsync(handler, request, context, work, (text, status) => HttpResults.NewResult(status, text).AddHeader("content-type", contentType));

    private static async Task<IHttpResult> CheckedAsync<T>(object handler, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context, Func<CancellationToken, Task<T?>> work, Func<T, HttpStatusCode, IHttpResult> answer)
        where T : class
    {
        var shape = RequestShape.Of(handler.GetType());
        return shape.ProblemOf(request) is { } problem ? Refused(HttpStatusCode.BadRequest, problem) : await GuardedAsync(context, work, value => answer(value, shape.Status));
    }

    private static async Task<IHttpResult> GuardedAsync<T>(ILambdaContext context, Func<CancellationToken, Task<T?>> work, Func<T, IHttpResult> ok)
        where T : class
    {
        using var deadline = Deadline.Of(context);
        try
        {
            return await work(deadline.Token) is { } value ? ok(value) : Refused(HttpStatusCode.NotFound, "There is no such thing here.");
        }
        catch (ArgumentException exception)
        {
            return Refused(HttpStatusCode.BadRequest, Sentence(exception));
        }
        catch (JourneyQuestionException exception)
        {
            return Refused(HttpStatusCode.BadRequest, exception.Message);
        }
        catch (FileNotFoundException exception)
        {
            return Refused(HttpStatusCode.NotFound, exception.Message);
        }
        catch (KeyNotFoundException exception)
        {
            return Refused(HttpStatusCode.NotFound, exception.Message);
        }
    }

    // A body given as text is sent as it is; what the package would make of an object differs between its versions.
    private static IHttpResult Text(IHttpResult result) => result.AddHeader("content-type", JsonContent);

    private static IHttpResult Refused(HttpStatusCode status, string sentence) => Text(HttpResults.NewResult(status, JsonSerializer.Serialize(new Refusal(sentence), Json.Default.Refusal)));

    private static string Sentence(ArgumentException exception)
    {
        var message = exception.Message;
        var suffix = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return suffix < 0 ? message : message[..suffix];
    }
}
