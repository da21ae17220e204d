using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using CustomerJourney.Functions.Protocol;

[assembly: LambdaSerializer(typeof(CamelCaseLambdaJsonSerializer))]

namespace CustomerJourney.Functions.Invocation;

public sealed record Sum(int Left, int Right);

public sealed record Total(int Value);

public sealed class Scoped;

public sealed class CallsThatStopped
{
    public TaskCompletionSource Begun { get; } = new();

    public TaskCompletionSource Stopped { get; } = new();
}

#pragma warning disable CA1822 // the invoker finds instance methods, as the generator does
public sealed class SampleHandlers
{
    [LambdaFunction(ResourceName = "Add")]
    public Task<Total> Add(Sum sum, ILambdaContext context) => Task.FromResult(new Total(sum.Left + sum.Right));

    [LambdaFunction(ResourceName = "Nothing")]
    public Task Nothing(Sum sum) => Task.CompletedTask;

    [LambdaFunction(ResourceName = "Copy")]
    public Stream Copy(Stream input) => input;

    [LambdaFunction(ResourceName = "Fail", Timeout = 7)]
    public Task<Total> Fail(ILambdaContext context) => throw new InvalidOperationException($"{context.FunctionName} has {Math.Round(context.RemainingTime.TotalSeconds)} s");

    [LambdaFunction(ResourceName = "Wait")]
    public async Task<Total> Wait(ILambdaContext context)
    {
        await Task.Delay(Timeout.Infinite, ((IStoppableContext)context).Stopping);
        return new Total(0);
    }

    [LambdaFunction(ResourceName = "Bind")]
    [HttpApi(LambdaHttpMethod.Get, "/bind/{customer}")]
    public Task<IHttpResult> Bind(
        string customer, [FromQuery] string from, [FromQuery] int limit = 20, [FromQuery] double share = 0.5, [FromQuery(Name = "step")] IEnumerable<string>? steps = null,
        [FromHeader(Name = "X-Trace")] string trace = "", [FromServices] Scoped? scoped = null) =>
        Task.FromResult(HttpResults.Ok(JsonSerializer.Serialize(new { customer, from, limit, share, steps, trace, scoped = scoped is not null })).AddHeader("content-type", "application/json"));

    [LambdaFunction(ResourceName = "BindNullable")]
    [HttpApi(LambdaHttpMethod.Get, "/nullable")]
    public IHttpResult BindNullable([FromQuery] int? limit) => HttpResults.Ok($"{limit}");

    [LambdaFunction(ResourceName = "Body")]
    [HttpApi(LambdaHttpMethod.Post, "/sums")]
    public IHttpResult Body([FromBody] Sum sum) => HttpResults.Created($"/sums/{sum.Left + sum.Right}").AddHeader("X-Part", "a").AddHeader("x-part", "b");

    [LambdaFunction(ResourceName = "Text")]
    [HttpApi(LambdaHttpMethod.Post, "/texts")]
    public IHttpResult Text([FromBody] string body) => HttpResults.Ok(body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [LambdaFunction(ResourceName = "Plain")]
    [HttpApi(LambdaHttpMethod.Get, "/plain")]
    public Total Plain() => new(3);

    [LambdaFunction(ResourceName = "Break")]
    [HttpApi(LambdaHttpMethod.Get, "/break")]
    public IHttpResult Break() => throw new InvalidOperationException("a secret");

    [LambdaFunction(ResourceName = "Count")]
    [HttpApi(LambdaHttpMethod.Get, "/count/{count}")]
    public IHttpResult Count([FromRoute] int count) =>
        StreamedResult.Of(HttpStatusCode.OK, Enumerable.Range(0, count), (JsonTypeInfo<IEnumerable<int>>)JsonSerializerOptions.Web.GetTypeInfo(typeof(IEnumerable<int>))).AddHeader("X-Part", "a");

    [LambdaFunction(ResourceName = "BreakMidway")]
    [HttpApi(LambdaHttpMethod.Get, "/break-midway")]
    public IHttpResult BreakMidway() =>
        StreamedResult.Of(HttpStatusCode.OK, Enumerable.Range(0, 100_000).Select(i => i < 99_999 ? i : throw new InvalidOperationException("midway")), (JsonTypeInfo<IEnumerable<int>>)JsonSerializerOptions.Web.GetTypeInfo(typeof(IEnumerable<int>)));

    [LambdaFunction(ResourceName = "WaitForCaller")]
    [HttpApi(LambdaHttpMethod.Get, "/wait")]
    public async Task<IHttpResult> WaitForCaller([FromServices] CallsThatStopped stopped, ILambdaContext context)
    {
        stopped.Begun.TrySetResult();
        await Task.Delay(Timeout.Infinite, ((IStoppableContext)context).Stopping).ContinueWith(_ => stopped.Stopped.TrySetResult(), TaskScheduler.Default);
        throw new OperationCanceledException(((IStoppableContext)context).Stopping);
    }

    [LambdaFunction(ResourceName = "Any")]
    [HttpApi(LambdaHttpMethod.Any, "/any/{rest+}")]
    public IHttpResult Any([FromRoute] string rest) => HttpResults.Ok(rest);
}
