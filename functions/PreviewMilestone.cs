using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>Shows what a milestone definition compiles to and who would have reached it, without storing anything.</summary>
public sealed class PreviewMilestone(BackfillMilestones backfill, TimeProvider clock)
{
    /// <summary>Answers with a <see cref="MilestonePreview"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(PreviewMilestone), Timeout = 29, MemorySize = 2048)]
    [HttpApi(LambdaHttpMethod.Post, "/milestones/preview")]
    [Answers(typeof(MilestonePreview))]
    [ReadsBody(typeof(JsonElement), "The definition, as in milestones/NAME.milestone.json.")]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, (Json.Default.JsonElement, Json.Default.MilestonePreview), async (definition, token) =>
        {
            var milestone = CompiledMilestone.Of(MilestoneRequest.Parse(definition));
            return new MilestonePreview(CompiledMilestoneAnswer.Of(milestone), await backfill.PreviewAsync(milestone.Definition, clock.GetUtcNow(), token));
        });
}
