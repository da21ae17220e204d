using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>Compiles a milestone definition and stores it with its query and trigger, switched on.</summary>
public sealed class SaveMilestone(IMilestoneStore store)
{
    /// <summary>Answers with the compiled milestone.</summary>
    /// <param name="definition">The definition, as in milestones/NAME.milestone.json.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(SaveMilestone), Timeout = 15, MemorySize = 512)]
    [HttpApi(LambdaHttpMethod.Post, "/milestones")]
    [Answers(typeof(CompiledMilestoneAnswer))]
    public Task<IHttpResult> Handle([FromBody] JsonElement definition, ILambdaContext context) =>
        Answer.Of(context, Json.Default.CompiledMilestoneAnswer, async token =>
        {
            var milestone = CompiledMilestone.Of(MilestoneRequest.Parse(definition), isActive: true);
            await store.SaveAsync(milestone, token);
            return CompiledMilestoneAnswer.Of(milestone);
        });
}
