using System.Reflection;
using System.Text;
using System.Text.Json;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions;
using Microsoft.Extensions.DependencyInjection;

// Stands for Amazon.Lambda.RuntimeSupport where it is not served: takes one handler of the published functions and answers events by Lambda's runtime protocol.
// Like the code that the Annotations generator writes, it composes one container with Startup and makes the handler before it asks for the first event.
var function = Environment.GetEnvironmentVariable("_HANDLER") is { } handler ? handler.Split("::")[1].Split('.')[^1].Split('_')[0] : throw new InvalidOperationException("_HANDLER names no handler.");
var services = new ServiceCollection();
services.AddHandlers(typeof(Startup).Assembly);
new Startup().ConfigureServices(services);
await using var provider = services.BuildServiceProvider();
var invoker = provider.GetRequiredService<LocalInvoker>();
_ = provider.GetRequiredService(invoker.Handlers.Single(one => one.Name == function).Type);

using var http = new HttpClient { BaseAddress = new Uri($"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };
while (true)
{
    using var next = await http.GetAsync("invocation/next");
    if (!next.IsSuccessStatusCode)
        return;
    var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
    try
    {
        var answer = await invoker.InvokeAsync(function, await next.Content.ReadAsByteArrayAsync(), default);
        using var _ = await http.PostAsync($"invocation/{id}/response", new ReadOnlyMemoryContent(answer));
    }
#pragma warning disable CA1031 // the boundary of a call: whatever flies out is the function's error
    catch (Exception exception)
#pragma warning restore CA1031
    {
        var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
        var error = $$"""{"errorType":{{Text(cause.GetType().Name)}},"errorMessage":{{Text(cause.Message)}}}""";
        using var _ = await http.PostAsync($"invocation/{id}/error", new StringContent(error, Encoding.UTF8, "application/json"));
    }
}

static string Text(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
