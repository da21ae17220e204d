using System.Reflection;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>Calls an annotated method with the JSON of an event and answers with the JSON of its result, as Lambda does with the generated code.</summary>
/// <remarks>What a method throws is thrown on: its type's name is what a state machine's <c>Retry</c> and <c>Catch</c> name.</remarks>
internal sealed class LocalInvoker
{
    private readonly IServiceProvider _services;
    private readonly TimeProvider _clock;
    private readonly EventJson _json;
    private readonly Dictionary<string, Handler> _handlers;
    private readonly ILogger _logger;
    private long _calls;

    /// <summary>Takes the functions of an assembly; their classes are made by <paramref name="services"/>, see <see cref="LocalHandlers.AddHandlers"/>.</summary>
    public LocalInvoker(IServiceProvider services, Assembly functions, TimeProvider clock, ILoggerFactory loggers)
    {
        _services = services;
        _clock = clock;
        _json = EventJson.Of(functions);
        _handlers = Handler.FindAll(functions).ToDictionary(handler => handler.Name);
        _logger = loggers.CreateLogger("Functions");
    }

    /// <summary>All functions, by name.</summary>
    public IReadOnlyCollection<Handler> Handlers => _handlers.Values;

    /// <summary>Calls one function.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="payload">The event, UTF-8 JSON; for a function with a route an HTTP API request of version 2.0.</param>
    /// <param name="cancellationToken">Stops the call, as its deadline does.</param>
    /// <returns>The result, UTF-8 JSON; for a function with a route an HTTP API response.</returns>
    /// <exception cref="KeyNotFoundException">There is no function of this name.</exception>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (!_handlers.TryGetValue(function, out var handler))
            throw new KeyNotFoundException($"There is no function '{function}'; there are {string.Join(", ", _handlers.Keys.Order(StringComparer.Ordinal))}.");

        return handler.Http is null
            ? await InvokeTaskAsync(handler, payload, cancellationToken)
            : await WholeAsync(await AnswerAsync(handler, _json.Read<APIGatewayHttpApiV2ProxyRequest>(payload), cancellationToken), cancellationToken);
    }

    /// <summary>Calls a function with a route.</summary>
    /// <param name="handler">The function.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops the call, as its deadline does.</param>
    /// <returns>An <see cref="IHttpResult"/>, which is not written yet, or an <see cref="APIGatewayHttpApiV2ProxyResponse"/>.</returns>
    public async Task<object> AnswerAsync(Handler handler, APIGatewayHttpApiV2ProxyRequest request, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = Context(handler, cancellationToken);
        var binding = new HttpBinding(request, context, scope.ServiceProvider, _json, handler.Http!.Template);
        var arguments = binding.Bind(handler.Method);
        if (binding.Errors.Count > 0)
            return Invalid(binding.Errors);

        var (result, type) = await CallAsync(handler, arguments, scope.ServiceProvider);
        return result switch
        {
            IHttpResult or APIGatewayHttpApiV2ProxyResponse => result,
            _ => Plain(result, type),
        };
    }

    /// <summary>An answer as Lambda hands it on: UTF-8 JSON.</summary>
    private async Task<ReadOnlyMemory<byte>> WholeAsync(object answer, CancellationToken cancellationToken) => answer is IHttpResult result
        ? await ReadAllAsync(Serialized(result), cancellationToken)
        : _json.Write(typeof(APIGatewayHttpApiV2ProxyResponse), answer);

    private LocalContext Context(Handler handler, CancellationToken cancellationToken) => new(handler, Interlocked.Increment(ref _calls), _clock, _logger, cancellationToken);

    private async Task<ReadOnlyMemory<byte>> InvokeTaskAsync(Handler handler, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = Context(handler, cancellationToken);
        var arguments = handler.Method.GetParameters().Select(parameter => TaskArgument(parameter, payload, context, scope.ServiceProvider)).ToArray();
        var (result, type) = await CallAsync(handler, arguments, scope.ServiceProvider);
        return result switch
        {
            null => "null"u8.ToArray(),
            Stream stream => await ReadAllAsync(stream, cancellationToken),
            _ => _json.Write(type!, result),
        };
    }

    private object? TaskArgument(ParameterInfo parameter, ReadOnlyMemory<byte> payload, LocalContext context, IServiceProvider scope)
    {
        if (parameter.ParameterType == typeof(ILambdaContext))
            return context;
        if (parameter.IsDefined(typeof(FromServicesAttribute)))
            return scope.GetRequiredService(parameter.ParameterType);
        return parameter.ParameterType == typeof(Stream)
            ? new MemoryStream(payload.ToArray(), writable: false)
            : _json.Read(parameter.ParameterType, payload);
    }

    private static async Task<(object? Result, Type? Type)> CallAsync(Handler handler, object?[] arguments, IServiceProvider scope)
    {
        var instance = scope.GetRequiredService(handler.Type);
        var returned = handler.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (returned is not Task task)
            return (returned, handler.Method.ReturnType);

        await task.ConfigureAwait(false);
        var type = handler.Method.ReturnType;
        return type.IsGenericType ? (type.GetProperty("Result")!.GetValue(task), type.GetGenericArguments()[0]) : (null, null);
    }

    /// <summary>An answer as API Gateway takes it, JSON.</summary>
    public static Stream Serialized(IHttpResult answer) => answer.Serialize(new HttpResultSerializationOptions
    {
        Format = HttpResultSerializationOptions.ProtocolFormat.HttpApi,
        Version = HttpResultSerializationOptions.ProtocolVersion.V2,
    });

    private static APIGatewayHttpApiV2ProxyResponse Invalid(IReadOnlyList<string> errors) => new()
    {
        StatusCode = 400,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["x-amzn-ErrorType"] = "ValidationException" },
        Body = JsonSerializer.Serialize(new { message = $"{errors.Count} validation error(s) detected: {string.Join(",", errors)}" }),
    };

    private APIGatewayHttpApiV2ProxyResponse Plain(object? result, Type? type) => new()
    {
        StatusCode = 200,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
        Body = result is null ? null : Encoding.UTF8.GetString(_json.Write(type!, result)),
    };

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using (stream)
        {
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy, cancellationToken);
            return copy.ToArray();
        }
    }
}
