using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Functions;

/// <summary>Maps one file of the raw zone into files for the lake and the graph.</summary>
public sealed class MapBatch(IObjectLake lake, IdentifierKey key, IProgress<WorkDone> progress)
{
    /// <summary>Answers with what was mapped; a batch that was mapped before is not mapped again.</summary>
    [LambdaFunction(ResourceName = nameof(MapBatch), Timeout = 900, MemorySize = 4096)]
    public async Task<MappedBatch> Handle(MapBatchRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var mapping = await SourceMappings.ReadAsync(lake, request.Source, deadline.Token);
        var bytes = new SynchronousProgress<BatchProgress>(done => progress.Report(new WorkDone($"mapping {done.File}", done.BytesRead, done.Bytes)));
        return MappedBatch.Of(await Touchpoints.MapBatch.StageAsync(mapping, request.Key, lake, key, bytes, deadline.Token));
    }
}
