using System.Text.Json;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using CustomerJourney.Functions.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>Serves the annotated routes as API Gateway's HTTP API does: request to event, function, response from its answer.</summary>
internal static class HandlerRoutes
{
    private static readonly JsonSerializerOptions EventNames = new(JsonSerializerDefaults.Web);
    private const int LargestBody = 6 * 1024 * 1024; // what Lambda takes in one call

    /// <summary>Maps every handler that has a route; the container must hold a <see cref="LocalInvoker"/>.</summary>
    public static void MapHandlers(this IEndpointRouteBuilder endpoints)
    {
        var invoker = endpoints.ServiceProvider.GetRequiredService<LocalInvoker>();
        foreach (var handler in invoker.Handlers.Where(handler => handler.Http is not null))
            endpoints.MapMethods(Pattern(handler.Http!.Template), Methods(handler), context => ServeAsync(context, handler, invoker)).WithName(handler.Name);
    }

    // API Gateway writes the rest of a path {proxy+}, ASP.NET {**proxy}.
    private static string Pattern(string template)
    {
        var plus = template.IndexOf("+}", StringComparison.Ordinal);
        var open = plus < 0 ? -1 : template.LastIndexOf('{', plus);
        return open < 0 ? template : $"{template[..(open + 1)]}**{template[(open + 1)..plus]}{template[(plus + 1)..]}";
    }

    private static string[] Methods(Handler handler)
    {
        var method = handler.Http!.Method.ToString().ToUpperInvariant();
        return method == "ANY" ? ["GET", "POST", "PUT", "PATCH", "HEAD", "DELETE", "OPTIONS"] : [method];
    }

    private static async Task ServeAsync(HttpContext http, Handler handler, LocalInvoker invoker)
    {
        if (await HttpEvent.ReadAsync(http.Request, handler, LargestBody, http.RequestAborted) is not { } request)
        {
            await RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");
            return;
        }

        try
        {
            var answer = await invoker.AnswerAsync(handler, request, http.RequestAborted);
            await (answer switch
            {
                StreamedResult streamed => StreamAsync(http, streamed),
                IHttpResult result => WriteAsync(http, JsonSerializer.Deserialize<APIGatewayHttpApiV2ProxyResponse>(LocalInvoker.Serialized(result), EventNames)!),
                _ => WriteAsync(http, (APIGatewayHttpApiV2ProxyResponse)answer),
            });
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller went away: nobody is left to answer.
        }
#pragma warning disable CA1031 // the boundary of a call: API Gateway turns whatever flies out of a function into this answer
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Functions");
            log.LogError(exception, "{Function} failed", handler.Name);
            await RefuseAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
        }
    }

    /// <summary>Sends the answer as it is being written; a client that reads slowly holds it up, not the memory of the whole.</summary>
    private static async Task StreamAsync(HttpContext http, StreamedResult answer)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        await answer.WriteAsync(http.Response.Body, http.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext http, APIGatewayHttpApiV2ProxyResponse answer)
    {
        http.Response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers ?? new Dictionary<string, string>())
            http.Response.Headers[name] = value;
        foreach (var cookie in answer.Cookies ?? [])
            http.Response.Headers.Append("Set-Cookie", cookie);
        if (answer.Body is null)
            return;
        if (answer.IsBase64Encoded)
            await http.Response.Body.WriteAsync(Convert.FromBase64String(answer.Body), http.RequestAborted);
        else
            await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static async Task RefuseAsync(HttpContext http, int status, string message)
    {
        if (http.Response.HasStarted)
        {
            http.Abort(); // else half an answer would look like a whole one
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(JsonSerializer.Serialize(new { message }), http.RequestAborted);
    }
}
