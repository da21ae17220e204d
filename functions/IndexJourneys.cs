using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Functions;

/// <summary>Builds the journey index from what is resolved.</summary>
public sealed class IndexJourneys(Journeys.IndexJourneys index)
{
    /// <summary>Builds and saves it.</summary>
    [LambdaFunction(ResourceName = nameof(IndexJourneys), Timeout = 900, MemorySize = 4096)]
    public async Task<IndexedJourneys> Handle(RunRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await index.RunAsync(deadline.Token);
    }
}
