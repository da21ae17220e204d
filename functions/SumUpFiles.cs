using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions;

/// <summary>Sums up what became of a run's files.</summary>
public sealed class SumUpFiles(IObjectLake lake)
{
    /// <summary>Answers with counts of this run and of all.</summary>
    [LambdaFunction(ResourceName = nameof(SumUpFiles), Timeout = 300, MemorySize = 1024)]
    public async Task<FilesTaken> Handle(SumUpFilesRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await Touchpoints.SumUpFiles.RunAsync(lake, request.Results, deadline.Token);
    }
}
