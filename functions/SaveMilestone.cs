using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>Compiles a milestone definition and stores it with its query and trigger, switched on.</summary>
public sealed class SaveMilestone(IMilestoneStore store)
{
    /// <summary>Answers with the compiled milestone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(SaveMilestone), Timeout = 15, MemorySize = 512)]
    [HttpApi(LambdaHttpMethod.Post, "/milestones")]
    [Answers(typeof(CompiledMilestoneAnswer))]
    [ReadsBody(typeof(JsonElement), "The definition, as in milestones/NAME.milestone.json.")]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, (Json.Default.JsonElement, Json.Default.CompiledMilestoneAnswer), async (definition, token) =>
        {
            var milestone = CompiledMilestone.Of(MilestoneRequest.Parse(definition), isActive: true);
            await store.SaveAsync(milestone, token);
            return CompiledMilestoneAnswer.Of(milestone);
        });
}
