using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions;

/// <summary>Lists the files that a run has to look at, a list a source in the lake.</summary>
public sealed class ListFiles(IObjectLake lake)
{
    /// <summary>Answers with where the lists lie.</summary>
    [LambdaFunction(ResourceName = nameof(ListFiles), Timeout = 300, MemorySize = 1024)]
    public async Task<NewFiles> Handle(ListFilesRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await ListNewFiles.RunAsync(lake, request.RunId, string.IsNullOrEmpty(request.Source) ? null : request.Source, deadline.Token);
    }
}
