using System.Diagnostics;

namespace CustomerJourney.Benchmarks;

/// <summary>Starts a published function behind Lambda's runtime protocol and takes the time to its first answer.</summary>
internal static class ColdStart
{
    private const string Region = "eu-central-1";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task<double> MeasureAsync(string published, string function, byte[] payload, string services)
    {
        var answered = new TaskCompletionSource<(string Kind, string Body)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var api = await RuntimeApiAsync(payload, answered);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(Command(published, function, new Uri(api.Urls.Single()).Authority, services))!;
        var messages = process.StandardError.ReadToEndAsync();
        var first = await Task.WhenAny(answered.Task, process.WaitForExitAsync(), Task.Delay(Longest));
        var took = watch.Elapsed.TotalMilliseconds;
        process.Kill();
        if (first != answered.Task)
            throw new InvalidOperationException($"{function} gave no answer: {await messages}");
        var (kind, body) = await answered.Task;
        return kind == "response" ? took : throw new InvalidOperationException($"{function} failed: {body}");
    }

    // The runtime finds assemblies by the function's own deps.json, so the loop runs from a folder that holds its files.
    private static ProcessStartInfo Command(string published, string function, string api, string services)
    {
        var loop = Path.Combine(published, "RuntimeLoop.dll");
        if (!File.Exists(loop))
            File.Copy(Path.Combine(published, "..", "loop", "RuntimeLoop.dll"), loop);
        var name = Path.Combine(published, "CustomerJourney.Functions");
        var start = new ProcessStartInfo("dotnet", ["exec", "--depsfile", name + ".deps.json", "--runtimeconfig", name + ".runtimeconfig.json", loop]) { RedirectStandardError = true };
        foreach (var (variable, value) in Variables(function, api, services))
            start.Environment[variable] = value;
        return start;
    }

    private static Dictionary<string, string> Variables(string function, string api, string services) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = api,
        ["_HANDLER"] = $"CustomerJourney.Functions::CustomerJourney.Functions.{function}_Handle_Generated::Handle",
        ["AWS_ENDPOINT_URL"] = services,
        ["AWS_REGION"] = Region,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["DOTNET_TieredCompilation"] = "1",
        ["HUB_LAKE_BUCKET"] = "hub",
        ["HUB_MILESTONES_TABLE"] = "milestones",
        ["HUB_CHECKPOINTS_TABLE"] = "checkpoints",
        ["HUB_MACHINE_PREFIX"] = $"arn:aws:states:{Region}:111122223333:stateMachine:dev-",
        ["HUB_NEPTUNE_ADDRESS"] = services,
        ["HUB_NEPTUNE_LOAD_ROLE"] = "arn:aws:iam::111122223333:role/load",
        ["HUB_IDENTIFIER_SECRET"] = "identifiers",
        ["HUB_WORKGROUP"] = "journeys",
        ["HUB_WAREHOUSE_DATABASE"] = "journeys",
        ["HUB_COPY_ROLE"] = "arn:aws:iam::111122223333:role/copy",
        ["HUB_ENDPOINT_PREFIX"] = "journey-hub-dev-",
    };

    private static async Task<WebApplication> RuntimeApiAsync(byte[] payload, TaskCompletionSource<(string, string)> answered)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var api = builder.Build();
        api.Urls.Add("http://127.0.0.1:0");
        var asked = 0;
        api.MapGet("/2018-06-01/runtime/invocation/next", async (HttpContext http) =>
        {
            if (Interlocked.Increment(ref asked) > 1)
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default); // there is no second event
            http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
            http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = "4102444800000";
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(payload, http.RequestAborted);
        });
        api.MapPost("/2018-06-01/runtime/invocation/{id}/{kind}", async (string kind, HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            answered.TrySetResult((kind, await reader.ReadToEndAsync()));
            return Results.Accepted();
        });
        await api.StartAsync();
        return api;
    }
}
