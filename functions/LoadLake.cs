using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions;

/// <summary>Commits what mapping wrote for the lake: from now on its files are live.</summary>
public sealed class LoadLake(IObjectLake lake)
{
    /// <summary>Commits a batch, unless it is in.</summary>
    [LambdaFunction(ResourceName = nameof(LoadLake), Timeout = 120, MemorySize = 1024)]
    public async Task<LoadedBatch> Handle(LoadLakeRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await CommitBatch.RunAsync(request.Source, request.Batch, lake, deadline.Token);
    }
}
