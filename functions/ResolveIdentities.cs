using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Identity.Resolved;

namespace CustomerJourney.Functions;

/// <summary>Works out who is who, over everything curated.</summary>
public sealed class ResolveIdentities(ResolveCustomers resolution)
{
    /// <summary>Resolves, unless nothing changed since the last time.</summary>
    [LambdaFunction(ResourceName = nameof(ResolveIdentities), Timeout = 900, MemorySize = 10240)]
    public async Task<ResolutionReport> Handle(RunRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        // Cases name party records, whose ids may hold a source's key: the record of a run keeps none, and a state passes references.
        return (await resolution.RunAsync(deadline.Token)) with { ReviewCases = [] };
    }
}
