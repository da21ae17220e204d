using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StepFunctions.Http;

/// <summary>Speaks the Step Functions HTTP protocol (JSON 1.0, <c>X-Amz-Target: AWSStepFunctions.*</c>) for a runner, on this machine only.</summary>
public sealed class StepFunctionsServer : IAsyncDisposable
{
    private const string Prefix = "AWSStepFunctions.";
    private const string ContentType = "application/x-amz-json-1.0";
    private const int MaxBytes = 4 * 1024 * 1024;
    private readonly WebApplication _application;

    private StepFunctionsServer(WebApplication application, Uri address) => (_application, Address) = (application, address);

    /// <summary>Where it listens: the SDKs' endpoint URL.</summary>
    public Uri Address { get; }

    /// <summary>Starts to listen on 127.0.0.1.</summary>
    /// <param name="runner">What is driven.</param>
    /// <param name="port">The port; 0 picks a free one.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<StepFunctionsServer> StartAsync(StateMachineRunner runner, int port, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = MaxBytes;
        });
        var application = builder.Build();
        var actions = ProtocolActions.Of(runner);
        application.MapPost("/", context => AnswerAsync(context, actions));
        await application.StartAsync(cancellationToken);
        return new StepFunctionsServer(application, new Uri(application.Urls.First()));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, IReadOnlyDictionary<string, ProtocolAction> actions)
    {
        try
        {
            var target = context.Request.Headers["X-Amz-Target"].ToString();
            if (!target.StartsWith(Prefix, StringComparison.Ordinal) || !actions.TryGetValue(target[Prefix.Length..], out var action))
                throw new RunnerException("UnknownOperationException", $"There is no action '{target}' here.");
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var fields = body.Length == 0 ? Json.EmptyObject : Json.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
            await WriteAsync(context, 200, await action(new ActionRequest(fields), context.RequestAborted));
        }
        catch (RunnerException refused)
        {
            await ErrorAsync(context, refused.Code, refused.Message);
        }
        catch (JsonException wrong)
        {
            await ErrorAsync(context, "SerializationException", wrong.Message);
        }
    }

    private static Task ErrorAsync(HttpContext context, string code, string message)
    {
        context.Response.Headers["x-amzn-ErrorType"] = code;
        return WriteAsync(context, 400, EventDetails.Of(writer =>
        {
            writer.WriteString("__type", code);
            writer.WriteString("message", message);
        }));
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonElement body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        await context.Response.Body.WriteAsync(Json.Utf8(body.WriteTo), context.RequestAborted);
    }
}
