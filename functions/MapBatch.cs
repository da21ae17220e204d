using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions;

/// <summary>Maps one file of the raw zone into files for the lake and the graph.</summary>
public sealed class MapBatch(IObjectLake lake, IdentifierKey key, IProgress<WorkDone> progress)
{
    /// <summary>Answers with the batch's manifest; a batch that was mapped before is not mapped again.</summary>
    [LambdaFunction(ResourceName = nameof(MapBatch), Timeout = 900, MemorySize = 4096)]
    public async Task<BatchManifest> Handle(IngestRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var mapping = await SourceMappings.ReadAsync(lake, request.Source, deadline.Token);
        return await Touchpoints.MapBatch.RunAsync(mapping, request.Key, lake, key, new BatchBar(progress), deadline.Token);
    }
}
