using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace CustomerJourney.Pipeline;

/// <summary>What a stage's account grants the pipeline: a role to deploy one stack with, and the role that CloudFormation makes its resources with.</summary>
internal sealed class StageRolesStack : Stack
{
    public StageRolesStack(Construct scope, string id, HubStage stage, PipelineSettings settings)
        : base(scope, id, new StackProps
        {
            Env = new Amazon.CDK.Environment { Account = stage.Account, Region = stage.Region },
            Description = $"Roles by which the hub is deployed to {stage.Name}.",
            TerminationProtection = true,
        })
    {
        var execution = ExecutionRole(stage);
        var deploy = new Role(this, "Deploy", new RoleProps
        {
            RoleName = stage.DeployRoleName,
            Description = "The pipeline's deploy and integration test steps.",
            AssumedBy = new ArnPrincipal($"arn:{Aws.PARTITION}:iam::{settings.Account}:role/{PromotionStack.StepRoleName(stage)}"),
            MaxSessionDuration = Duration.Hours(2),
        });
        execution.GrantPassRole(deploy);
        foreach (var statement in DeployRights(stage))
            deploy.AddToPolicy(statement);
    }

    // The hub's stack makes roles, networks, databases and keys: what it may touch is bounded by the account, which holds one stage, and by who may pass this role.
    private Role ExecutionRole(HubStage stage) => new(this, "CloudFormation", new RoleProps
    {
        RoleName = stage.ExecutionRoleName,
        Description = "CloudFormation's, for the stack of the hub alone.",
        AssumedBy = new PrincipalWithConditions(new ServicePrincipal("cloudformation.amazonaws.com"), new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, string> { ["aws:SourceAccount"] = stage.Account },
        }),
        ManagedPolicies = [ManagedPolicy.FromAwsManagedPolicyName("AdministratorAccess")],
    });

    private IEnumerable<PolicyStatement> DeployRights(HubStage stage)
    {
        yield return Allow(
            ["cloudformation:CreateChangeSet", "cloudformation:DeleteChangeSet", "cloudformation:DescribeChangeSet", "cloudformation:ExecuteChangeSet", "cloudformation:DescribeStacks", "cloudformation:DescribeStackEvents", "cloudformation:GetTemplate", "cloudformation:GetTemplateSummary", "cloudformation:ContinueUpdateRollback"],
            $"arn:{Partition}:cloudformation:{Region}:{Account}:stack/{stage.StackName}*/*",
            $"arn:{Partition}:cloudformation:{Region}:aws:transform/Serverless-2016-10-31");
        // sam keeps packages in a bucket of a stack of its own (resolve_s3).
        yield return Allow(["cloudformation:CreateChangeSet", "cloudformation:DescribeChangeSet", "cloudformation:ExecuteChangeSet", "cloudformation:DescribeStacks", "cloudformation:DescribeStackEvents"], $"arn:{Partition}:cloudformation:{Region}:{Account}:stack/aws-sam-cli-managed-default/*");
        yield return Allow(["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:GetBucketLocation", "s3:CreateBucket", "s3:PutBucketPolicy", "s3:PutBucketVersioning", "s3:PutBucketPublicAccessBlock", "s3:PutEncryptionConfiguration", "s3:PutBucketTagging"], $"arn:{Partition}:s3:::aws-sam-cli-managed-default-*");
        // What is deployed beside the stack: the mapper of the Spark job, and the site.
        yield return Allow(["s3:PutObject"], $"arn:{Partition}:s3:::{stage.StackName}-*/programs/*");
        yield return Allow(["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"], $"arn:{Partition}:s3:::{stage.StackName}-*pages*", $"arn:{Partition}:s3:::{stage.StackName}-*pages*/*");
        yield return Allow(["cloudfront:CreateInvalidation"], $"arn:{Partition}:cloudfront::{Account}:distribution/*");
        // What the integration test does: a file goes in, its workflow ends well.
        yield return Allow(["s3:PutObject", "s3:DeleteObject"], $"arn:{Partition}:s3:::{stage.StackName}-*/raw/integration-test/*", $"arn:{Partition}:s3:::{stage.StackName}-*/sources/integration-test.source.json");
        yield return Allow(["kms:GenerateDataKey", "kms:Decrypt"], new Dictionary<string, object> { ["StringLike"] = new Dictionary<string, string> { ["kms:ViaService"] = $"s3.{Region}.amazonaws.com" } }, $"arn:{Partition}:kms:{Region}:{Account}:key/*");
        yield return Allow(["states:ListExecutions"], $"arn:{Partition}:states:{Region}:{Account}:stateMachine:{stage.StackName}-ingest-batch");
        yield return Allow(["states:DescribeExecution"], $"arn:{Partition}:states:{Region}:{Account}:execution:{stage.StackName}-ingest-batch:*");
    }

    private static PolicyStatement Allow(string[] actions, params string[] resources) => new(new PolicyStatementProps { Actions = actions, Resources = resources });

    private static PolicyStatement Allow(string[] actions, Dictionary<string, object> conditions, params string[] resources) => new(new PolicyStatementProps { Actions = actions, Resources = resources, Conditions = conditions });
}
