using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Functions;

/// <summary>A file arrived in the lake's raw zone: starts the workflow <c>ingest-batch</c> on it for every source that takes it, once per content however often the event comes.</summary>
public sealed class StartIngest(IStateMachines stateMachines, IObjectLake lake)
{
    private const string Workflow = "ingest-batch";
    private const int NameDigits = 40;

    /// <summary>Handles EventBridge's <c>Object Created</c>; a file that no mapping takes starts nothing.</summary>
    [LambdaFunction(ResourceName = nameof(StartIngest), Timeout = 30, MemorySize = 512)]
    public async Task<IReadOnlyList<StartedWorkflow>> Handle(CloudWatchEvent<ObjectArrival> arrival, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var file = arrival.Detail.File;
        var started = new List<StartedWorkflow>();
        foreach (var mapping in await SourceMappings.ReadAllAsync(lake, deadline.Token))
        {
            if (!file.Key.StartsWith(Touchpoints.MapBatch.RawZone, StringComparison.Ordinal) || !FindFiles.Matches(mapping, file.Key[Touchpoints.MapBatch.RawZone.Length..]))
                continue;
            var request = new IngestRequest(mapping.Name, file.Key, file.ETag.Trim('"'), file.Size);
            var input = JsonSerializer.Serialize(request, Json.Default.IngestRequest);
            started.Add(new StartedWorkflow(await stateMachines.StartAsync(Workflow, NameOf(request), input, deadline.Token)));
        }

        return started;
    }

    private static string NameOf(IngestRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Source}\n{request.Key}\n{request.Version}")))[..NameDigits];
}
