using Amazon.CDK;
using CustomerJourney.Pipeline;

// cdk synth -c repository=OWNER/NAME -c connection=ARN -c pipelineAccount=… -c region=… -c devAccount=… -c testAccount=… -c prodAccount=…
var app = new App();
var settings = PipelineSettings.Of(app);
foreach (var stage in settings.Stages)
    new StageRolesStack(app, $"JourneyHubRoles-{stage.Name}", stage, settings);
new PromotionStack(app, PromotionStack.Name, settings);
app.Synth();
