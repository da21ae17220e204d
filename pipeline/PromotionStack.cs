using Amazon.CDK;
using Amazon.CDK.AWS.CodeBuild;
using Amazon.CDK.AWS.CodePipeline;
using Amazon.CDK.AWS.CodePipeline.Actions;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace CustomerJourney.Pipeline;

/// <summary>The way of a change: source, build and test, the pipeline itself, dev, its integration test, test, a person's approval, prod.</summary>
internal sealed class PromotionStack : Stack
{
    /// <summary>Name of the stack.</summary>
    public const string Name = "JourneyHubPipeline";

    private const string ArtifactDays = "30";
    private readonly PipelineSettings _settings;
    private readonly Artifact_ _source = new("Source");
    private readonly Artifact_ _built = new("Built");
    private readonly Steps _steps;

    public PromotionStack(Construct scope, string id, PipelineSettings settings)
        : base(scope, id, new StackProps
        {
            Env = new Amazon.CDK.Environment { Account = settings.Account, Region = settings.Region },
            Description = "Promotes the hub from its repository to dev, test and prod.",
            TerminationProtection = true,
        })
    {
        _settings = settings;
        var key = new Key(this, "ArtifactKey", new KeyProps { EnableKeyRotation = true, Description = "Artifacts of the hub's pipeline", RemovalPolicy = RemovalPolicy.RETAIN });
        var artifacts = Artifacts(key);
        _steps = new Steps(this, key);
        var pipeline = new Amazon.CDK.AWS.CodePipeline.Pipeline(this, "Pipeline", new PipelineProps
        {
            PipelineName = "journey-hub",
            PipelineType = PipelineType.V2,
            ExecutionMode = ExecutionMode.QUEUED, // two changes never deploy at once, and none is passed over
            ArtifactBucket = artifacts,
            RestartExecutionOnUpdate = true,
            Stages = [Source(), Build(), UpdateItself(), Deploy(settings.Stages[0]), Test(settings.Stages[0]), Deploy(settings.Stages[1]), Test(settings.Stages[1]), Approve(), Deploy(settings.Stages[2])],
        });
        RollBackOnFailure((CfnPipeline)pipeline.Node.DefaultChild!);
    }

    /// <summary>Name of the role that the pipeline's steps for a stage run with; the stage's account trusts it.</summary>
    public static string StepRoleName(HubStage stage) => $"journey-hub-pipeline-{stage.Name}";

    private Bucket Artifacts(Key key) => new(this, "Artifacts", new BucketProps
    {
        Encryption = BucketEncryption.KMS,
        EncryptionKey = key,
        BucketKeyEnabled = true,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
        EnforceSSL = true,
        Versioned = true,
        RemovalPolicy = RemovalPolicy.RETAIN,
        LifecycleRules = [new LifecycleRule { Expiration = Days(), NoncurrentVersionExpiration = Days(), AbortIncompleteMultipartUploadAfter = Duration.Days(1) }],
    });

    private static Duration Days() => Duration.Days(int.Parse(ArtifactDays, System.Globalization.CultureInfo.InvariantCulture));

    private Amazon.CDK.AWS.CodePipeline.IStageProps Source() => Stage("Source", new CodeStarConnectionsSourceAction(new CodeStarConnectionsSourceActionProps
    {
        ActionName = "Repository",
        Owner = _settings.Repository.Split('/')[0],
        Repo = _settings.Repository.Split('/')[1],
        Branch = _settings.Branch,
        ConnectionArn = _settings.ConnectionArn,
        Output = _source,
    }));

    private Amazon.CDK.AWS.CodePipeline.IStageProps Build() => Stage("Build", Step("BuildAndTest", _steps.Build(), _source, _built));

    private Amazon.CDK.AWS.CodePipeline.IStageProps UpdateItself() => Stage("UpdatePipeline", Step("Update", _steps.UpdateItself(_settings), _source, null));

    private Amazon.CDK.AWS.CodePipeline.IStageProps Deploy(HubStage stage) => Stage($"Deploy-{stage.Name}", Step("Deploy", _steps.Deploy(stage), _built, null));

    private Amazon.CDK.AWS.CodePipeline.IStageProps Test(HubStage stage) => Stage($"IntegrationTest-{stage.Name}", Step("IntegrationTest", _steps.IntegrationTest(stage), _built, null));

    private Amazon.CDK.AWS.CodePipeline.IStageProps Approve() => Stage("Approve", new ManualApprovalAction(new ManualApprovalActionProps
    {
        ActionName = "Approve",
        AdditionalInformation = "test holds this change and its integration test passed. Approve to deploy it to prod.",
        NotifyEmails = _settings.Approvers is { } address ? [address] : null,
    }));

    private static CodeBuildAction Step(string name, PipelineProject project, Artifact_ input, Artifact_? output) => new(new CodeBuildActionProps
    {
        ActionName = name,
        Project = project,
        Input = input,
        Outputs = output is null ? null : [output],
    });

    private static Amazon.CDK.AWS.CodePipeline.StageProps Stage(string name, IAction action) => new() { StageName = name, Actions = [action] };

    // A stage whose deployment or integration test fails goes back to the change that last passed it. The library has no name for it yet.
    private static void RollBackOnFailure(CfnPipeline pipeline)
    {
        const int FirstDeploy = 3;
        string[] names = ["Deploy-dev", "IntegrationTest-dev", "Deploy-test", "IntegrationTest-test", "Approve", "Deploy-prod"];
        for (var at = 0; at < names.Length; at++)
        {
            if (names[at].StartsWith("Deploy", StringComparison.Ordinal))
                pipeline.AddPropertyOverride($"Stages.{FirstDeploy + at}.OnFailure.Result", "ROLLBACK");
        }
    }
}
