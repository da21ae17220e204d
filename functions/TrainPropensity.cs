using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Propensity;

namespace CustomerJourney.Functions;

/// <summary>Trains one propensity on the table that was built for it, and makes the model serve.</summary>
public sealed class TrainPropensity(LearnPropensity learning)
{
    /// <summary>Answers with the model's quality on customers it did not see.</summary>
    [LambdaFunction(ResourceName = nameof(TrainPropensity), Timeout = 900, MemorySize = 10240)]
    public async Task<PropensityTrained> Handle(PropensityRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return PropensityTrained.Of(await learning.RunAsync(request.Propensity, deadline.Token));
    }
}
