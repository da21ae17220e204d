using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Aws.Graph;
using CustomerJourney.Functions.Protocol;

namespace CustomerJourney.Functions;

/// <summary>Takes learning on the graph a step further: Neptune ML, on AWS alone.</summary>
public sealed class LearnGraph(NeptuneLearning learning)
{
    /// <summary>Starts the step or tells how far it is; asking again changes nothing.</summary>
    [LambdaFunction(ResourceName = nameof(LearnGraph), Timeout = 60, MemorySize = 512)]
    public async Task<GraphLearningState> Handle(LearnGraphRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await learning.AdvanceAsync(request.Run, request.Step, deadline.Token);
    }
}
