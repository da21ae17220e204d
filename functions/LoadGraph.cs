using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Graph;

namespace CustomerJourney.Functions;

/// <summary>Loads what mapping wrote for the graph.</summary>
public sealed class LoadGraph(IJourneyGraph graph)
{
    /// <summary>Loads the files under a prefix and waits for the end.</summary>
    [LambdaFunction(ResourceName = nameof(LoadGraph), Timeout = 900, MemorySize = 512)]
    public async Task<BulkLoadReport> Handle(LoadGraphRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return request.Prefix.Length > 0 ? await graph.LoadAsync(request.Prefix, deadline.Token) : new BulkLoadReport(0, 0, 0);
    }
}
