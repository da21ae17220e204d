using System.Globalization;
using System.Text.Json.Nodes;
using CustomerJourney.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.ModelServer;

/// <summary>The container's <c>serve</c>: <c>GET /ping</c> and <c>POST /invocations</c>, one item or many, as JSON, JSON lines or CSV.</summary>
public static class Serving
{
    private const int UsualPort = 8080;
    private const string Types = $"{ContentTypes.Json}, {ContentTypes.JsonLines} or {ContentTypes.Csv}";
    private const string TooLarge = "A request has at most 6 MB.";
    private const int MostRequestBytes = 6 * 1024 * 1024; // the service's own limit

    /// <summary>The port SageMaker asks for, else 8080.</summary>
    public static int PortOf(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return int.TryParse(environment("SAGEMAKER_BIND_TO_PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : UsualPort;
    }

    /// <summary>Loads the model and serves it until told to stop.</summary>
    /// <returns>0, or 1 where there is no model.</returns>
    public static async Task<int> RunAsync(MlPaths paths, int port, CancellationToken cancellationToken)
    {
        ServedInvocation served;
        try
        {
            served = await ModelFolder.LoadAsync(paths, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }

        await using var server = Build(served, port);
        await server.StartAsync(cancellationToken);
        Console.WriteLine($"Serving on {string.Join(", ", server.Urls)}");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await server.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    /// <summary>A server over a function that answers JSON with JSON, not started.</summary>
    /// <param name="answer">The function.</param>
    /// <param name="port">0 picks one.</param>
    public static WebApplication Build(ModelInvocation answer, int port) =>
        Build(new ServedInvocation("items", answer, row => new(row.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value)))), []), port);

    /// <summary>A server over a loaded model, not started.</summary>
    /// <param name="served">The model.</param>
    /// <param name="port">0 picks one.</param>
    public static WebApplication Build(ServedInvocation served, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenAnyIP(port); // a container's network ends at the container
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
        });
        var server = builder.Build();
        server.MapGet("/ping", () => Results.Ok());
        server.MapPost("/invocations", context => InvokeAsync(context, served));
        return server;
    }

    private static async Task InvokeAsync(HttpContext context, ServedInvocation served)
    {
        if (ContentTypes.Named(context.Request.ContentType, ContentTypes.Json) is not { } type)
        {
            await TellAsync(context, StatusCodes.Status415UnsupportedMediaType, $"Send {Types}.");
            return;
        }

        if (context.Request.ContentLength > MostRequestBytes)
        {
            await TellAsync(context, StatusCodes.Status413PayloadTooLarge, TooLarge);
            return;
        }

        if (ContentTypes.Named(context.Request.Headers.Accept, type) is not { } wanted)
        {
            await TellAsync(context, StatusCodes.Status406NotAcceptable, $"Accept {Types}.");
            return;
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var request = ContentTypes.Request(type, body.GetBuffer().AsMemory(0, (int)body.Length), served);
            var answered = ContentTypes.Answer(wanted, served.Answer(request, context.RequestAborted), served);
            context.Response.ContentType = wanted;
            await context.Response.Body.WriteAsync(answered, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge)
        {
            await TellAsync(context, tooLarge.StatusCode, TooLarge);
        }
        catch (ModelEndpointException failure)
        {
            await TellAsync(context, StatusCodes.Status400BadRequest, failure.Message);
        }
    }

    private static Task TellAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { message }, context.RequestAborted);
    }
}
