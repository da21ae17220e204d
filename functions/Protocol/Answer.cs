using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Core;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions.Protocol;

/// <summary>Turns what a function computes into an HTTP answer: 200 with JSON, 400 for the caller's mistake, 404 for what is not there.</summary>
/// <remarks>Anything else flies and becomes a 500. Errors read <c>{"message":"…"}</c>, as those of API Gateway do.</remarks>
internal static class Answer
{
    /// <summary>Content type of pictures.</summary>
    public const string Svg = "image/svg+xml";

    private const string JsonContent = "application/json";

    /// <summary>Runs the work under the context's deadline and answers with its result; null is "not found".</summary>
    public static Task<IHttpResult> Of<T>(ILambdaContext context, JsonTypeInfo<T> type, Func<CancellationToken, Task<T?>> work)
        where T : class => GuardedAsync(context, work, value => Ok(value, type));

    /// <summary>The same with text of another content type.</summary>
    public static Task<IHttpResult> OfText(ILambdaContext context, string contentType, Func<CancellationToken, Task<string?>> work) =>
        GuardedAsync(context, work, text => HttpResults.Ok(text).AddHeader("content-type", contentType));

    /// <summary>200 with JSON.</summary>
    public static IHttpResult Ok<T>(T value, JsonTypeInfo<T> type) => StreamedResult.Of(HttpStatusCode.OK, value, type);

    /// <summary>202 with JSON: taken, done later.</summary>
    public static IHttpResult Accepted<T>(T value, JsonTypeInfo<T> type) => StreamedResult.Of(HttpStatusCode.Accepted, value, type);

    /// <summary>400 with a sentence that says what to change.</summary>
    public static IHttpResult BadRequest(string sentence) => Text(HttpResults.BadRequest(Message(sentence)));

    /// <summary>404 with a sentence that says what is missing.</summary>
    public static IHttpResult NotFound(string sentence) => Text(HttpResults.NotFound(Message(sentence)));

    private static async Task<IHttpResult> GuardedAsync<T>(ILambdaContext context, Func<CancellationToken, Task<T?>> work, Func<T, IHttpResult> ok)
        where T : class
    {
        using var deadline = Deadline.Of(context);
        try
        {
            return await work(deadline.Token) is { } value ? ok(value) : NotFound("There is no such thing here.");
        }
        catch (ArgumentException exception)
        {
            return BadRequest(Sentence(exception));
        }
        catch (JourneyQuestionException exception)
        {
            return BadRequest(exception.Message);
        }
        catch (FileNotFoundException exception)
        {
            return NotFound(exception.Message);
        }
        catch (KeyNotFoundException exception)
        {
            return NotFound(exception.Message);
        }
    }

    // A body given as text is sent as it is; what the package would make of an object differs between its versions.
    private static IHttpResult Text(IHttpResult result) => result.AddHeader("content-type", JsonContent);

    private static string Message(string sentence) => JsonSerializer.Serialize(new Refusal(sentence), Json.Default.Refusal);

    private static string Sentence(ArgumentException exception)
    {
        var message = exception.Message;
        var suffix = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return suffix < 0 ? message : message[..suffix];
    }
}
