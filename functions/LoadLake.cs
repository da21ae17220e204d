using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Functions;

/// <summary>Makes what mapping wrote for the lake live.</summary>
public sealed class LoadLake(IObjectLake lake)
{
    /// <summary>Commits a batch, unless it is in; answers with its counts.</summary>
    [LambdaFunction(ResourceName = nameof(LoadLake), Timeout = 120, MemorySize = 1024)]
    public async Task<RowCounts> Handle(LoadLakeRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var manifest = await Touchpoints.MapBatch.FindAsync(request.Source, request.Batch, lake, deadline.Token)
            ?? throw new KeyNotFoundException($"The lake has no manifest of batch {request.Batch} of {request.Source}.");
        await Touchpoints.MapBatch.CommitAsync(manifest, lake, deadline.Token);
        return manifest.Counts;
    }
}
