using Amazon.CDK;
using Amazon.CDK.AWS.CodeBuild;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;

namespace CustomerJourney.Pipeline;

/// <summary>The projects of CodeBuild that the pipeline's stages run, each with a role of its own.</summary>
internal sealed class Steps(Construct scope, Key key)
{
    private const string DotnetVersion = "10.0";

    /// <summary>Builds with the real AWS packages, tests, checks the template, and builds what is deployed.</summary>
    public PipelineProject Build() => Project("Build", null, 60, new Dictionary<string, string> { ["AwsPackages"] = "nuget" },
        install: ["curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel " + DotnetVersion + " --install-dir $HOME/.dotnet", "pip install --quiet aws-sam-cli cfn-lint 'moto[server]'"],
        build:
        [
            "./test.sh",
            "./ccj deploy check",
            "sam build", // publishes for Lambda's runtime, and so takes the real packages
            "test ! -e .aws-sam/build/*/NOT-DEPLOYABLE.txt",
            "dotnet publish src/Mapper -c Release -r linux-x64 --self-contained -o artifacts/glue",
            "npm --prefix web ci && npm --prefix web run build",
        ],
        artifacts: [".aws-sam/build/**/*", "samconfig.toml", "statemachines/**/*", "glue/*.py", "artifacts/glue/ccj-map", "web/dist/**/*", "pipeline/*.sh"]);

    /// <summary>Deploys the pipeline as the change has it; the pipeline then starts the change again if it differs.</summary>
    public PipelineProject UpdateItself(PipelineSettings settings)
    {
        var project = Project("UpdatePipeline", null, 30, [],
            install: ["curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel " + DotnetVersion + " --install-dir $HOME/.dotnet"],
            build: [$"cd pipeline && npx --yes aws-cdk@2.160.0 deploy {PromotionStack.Name} --require-approval never {Context(settings)}"],
            artifacts: null);
        project.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Actions = ["sts:AssumeRole"], // the roles that cdk bootstrap made in this account, for nothing else
            Resources = [$"arn:{Aws.PARTITION}:iam::{settings.Account}:role/cdk-*-{settings.Account}-{settings.Region}"],
        }));
        return project;
    }

    /// <summary>Deploys what was built to a stage, as the stage's own role.</summary>
    public PipelineProject Deploy(HubStage stage) => AtStage("Deploy", stage, 120,
        $"bash pipeline/deploy.sh {stage.Name} {stage.StackName} {stage.Region} arn:{Aws.PARTITION}:iam::{stage.Account}:role/{stage.ExecutionRoleName}");

    /// <summary>Sends a file through the stage and waits for the end of its workflow.</summary>
    public PipelineProject IntegrationTest(HubStage stage) => AtStage("IntegrationTest", stage, 30, $"bash pipeline/integration-test.sh {stage.StackName} {stage.Region}");

    private PipelineProject AtStage(string name, HubStage stage, int minutes, string command)
    {
        var role = $"arn:{Aws.PARTITION}:iam::{stage.Account}:role/{stage.DeployRoleName}";
        var project = Project($"{name}-{stage.Name}", StepRole(stage), minutes, new Dictionary<string, string> { ["STAGE_ROLE"] = role },
            install: ["pip install --quiet aws-sam-cli"],
            build:
            [
                // A profile renews the stage's credentials by itself, however long a deployment takes.
                "aws configure set profile.stage.role_arn $STAGE_ROLE && aws configure set profile.stage.credential_source EcsContainer && export AWS_PROFILE=stage",
                command,
            ],
            artifacts: null);
        return project;
    }

    // One role a stage, shared by its steps: the stage's account trusts it by name.
    private IRole StepRole(HubStage stage)
    {
        if (scope.Node.TryFindChild($"Role-{stage.Name}") is Role made)
            return made;
        var role = new Role(scope, $"Role-{stage.Name}", new RoleProps { RoleName = PromotionStack.StepRoleName(stage), AssumedBy = new ServicePrincipal("codebuild.amazonaws.com") });
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["sts:AssumeRole"], Resources = [$"arn:{Aws.PARTITION}:iam::{stage.Account}:role/{stage.DeployRoleName}"] }));
        return role;
    }

    private PipelineProject Project(string name, IRole? role, int minutes, Dictionary<string, string> variables, string[] install, string[] build, string[]? artifacts)
    {
        var project = new PipelineProject(scope, name, new PipelineProjectProps
        {
            Role = role,
            EncryptionKey = key,
            Timeout = Duration.Minutes(minutes),
            Environment = new BuildEnvironment { BuildImage = LinuxBuildImage.STANDARD_7_0, ComputeType = name == "Build" ? ComputeType.LARGE : ComputeType.SMALL },
            EnvironmentVariables = variables.ToDictionary(pair => pair.Key, pair => (IBuildEnvironmentVariable)new BuildEnvironmentVariable { Value = pair.Value }),
            BuildSpec = BuildSpec.FromObject(Spec(install, build, artifacts)),
        });
        key.GrantEncryptDecrypt(project);
        return project;
    }

    private static Dictionary<string, object> Spec(string[] install, string[] build, string[]? artifacts)
    {
        var spec = new Dictionary<string, object>
        {
            ["version"] = "0.2",
            ["env"] = new Dictionary<string, object> { ["shell"] = "bash" },
            ["phases"] = new Dictionary<string, object>
            {
                ["install"] = new Dictionary<string, object> { ["runtime-versions"] = new Dictionary<string, object> { ["nodejs"] = 20, ["python"] = "3.12" }, ["commands"] = install },
                ["build"] = new Dictionary<string, object> { ["commands"] = (string[])["export PATH=$HOME/.dotnet:$HOME/.dotnet/tools:$PATH", .. build] },
            },
        };
        if (artifacts is not null)
            spec["artifacts"] = new Dictionary<string, object> { ["files"] = artifacts };
        return spec;
    }

    private static string Context(PipelineSettings settings)
    {
        var given = new Dictionary<string, string?>
        {
            ["repository"] = settings.Repository,
            ["branch"] = settings.Branch,
            ["connection"] = settings.ConnectionArn,
            ["pipelineAccount"] = settings.Account,
            ["region"] = settings.Region,
            ["approvers"] = settings.Approvers,
        };
        foreach (var stage in settings.Stages)
            (given[stage.Name + "Account"], given[stage.Name + "Region"]) = (stage.Account, stage.Region);
        return string.Join(' ', given.Where(pair => pair.Value is not null).Select(pair => $"-c {pair.Key}={pair.Value}"));
    }
}
