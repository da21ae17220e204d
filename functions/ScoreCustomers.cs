using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Propensity;

namespace CustomerJourney.Functions;

/// <summary>Scores every customer of a propensity's population as of now.</summary>
public sealed class ScoreCustomers(ScoreAllCustomers scoring)
{
    /// <summary>Answers with what was scored; the scores lie in the lake.</summary>
    [LambdaFunction(ResourceName = nameof(ScoreCustomers), Timeout = 900, MemorySize = 10240)]
    public async Task<ScoreReport> Handle(PropensityRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await scoring.RunAsync(request.Propensity, deadline.Token);
    }
}
