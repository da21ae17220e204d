using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;

namespace CustomerJourney.Functions;

/// <summary>Brings the journey KPI store up to date with the lake.</summary>
public sealed class RefreshKpis(Kpis.RefreshKpis refresh)
{
    /// <summary>Answers with the rows of each table that changed.</summary>
    [LambdaFunction(ResourceName = nameof(RefreshKpis), Timeout = 900, MemorySize = 1024)]
    public async Task<IReadOnlyDictionary<string, long>> Handle(RunRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await refresh.RunAsync(deadline.Token);
    }
}
