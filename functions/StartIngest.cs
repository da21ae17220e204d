using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions;

/// <summary>A file arrived in the lake's raw zone: starts the workflow <c>ingest-batch</c> on it, once per content however often the event comes.</summary>
public sealed class StartIngest(IStateMachines stateMachines)
{
    private const string Workflow = "ingest-batch";
    private const int NameDigits = 40;

    /// <summary>Handles EventBridge's <c>Object Created</c>.</summary>
    [LambdaFunction(ResourceName = nameof(StartIngest), Timeout = 30, MemorySize = 512)]
    public async Task<StartedWorkflow> Handle(CloudWatchEvent<ObjectArrival> arrival, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var file = arrival.Detail.File;
        var request = new IngestRequest(file.Key, file.ETag.Trim('"'));
        var input = JsonSerializer.Serialize(request, Json.Default.IngestRequest);
        return new StartedWorkflow(await stateMachines.StartAsync(Workflow, NameOf(request), input, deadline.Token));
    }

    private static string NameOf(IngestRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Key}\n{request.Version}")))[..NameDigits];
}
