using System.Diagnostics;
using System.Text.Json;

namespace CustomerJourney.Functions.Deployment;

/// <summary>The promotion pipeline, synthesized: what the templates that cdk would deploy say.</summary>
public sealed class PipelineTests(PipelineTests.Synthesis synthesis) : IClassFixture<PipelineTests.Synthesis>
{
    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999", "123456789012"];

    private JsonElement Pipeline => Resources("JourneyHubPipeline").Single(resource => resource.GetProperty("Type").GetString() == "AWS::CodePipeline::Pipeline").GetProperty("Properties");

    [Fact]
    public void A_change_goes_through_build_tests_dev_test_and_an_approval_to_prod()
    {
        Pipeline.GetProperty("PipelineType").GetString().Should().Be("V2");
        Pipeline.GetProperty("ExecutionMode").GetString().Should().Be("QUEUED");
        Pipeline.GetProperty("RestartExecutionOnUpdate").GetBoolean().Should().BeTrue("a change of the pipeline goes through the changed pipeline");
        Stages().Select(stage => stage.GetProperty("Name").GetString()).Should().Equal(
            "Source", "Build", "UpdatePipeline", "Deploy-dev", "IntegrationTest-dev", "Deploy-test", "IntegrationTest-test", "Approve", "Deploy-prod");
        Stages()[7].GetProperty("Actions")[0].GetProperty("ActionTypeId").GetProperty("Provider").GetString().Should().Be("Manual");
    }

    [Fact]
    public void A_deployment_that_fails_goes_back() =>
        Stages().Where(stage => stage.GetProperty("Name").GetString()!.StartsWith("Deploy", StringComparison.Ordinal))
            .Should().HaveCount(3).And.OnlyContain(stage => stage.GetProperty("OnFailure").GetProperty("Result").GetString() == "ROLLBACK");

    [Fact]
    public void The_build_takes_the_real_packages_and_runs_every_test()
    {
        var build = Resources("JourneyHubPipeline").Where(resource => resource.GetProperty("Type").GetString() == "AWS::CodeBuild::Project").Select(project => project.GetProperty("Properties").ToString()).Single(text => text.Contains("sam build", StringComparison.Ordinal));
        build.Should().Contain("AwsPackages").And.Contain("nuget").And.Contain("./test.sh").And.Contain("ccj deploy check").And.Contain("NOT-DEPLOYABLE");
    }

    [Fact]
    public void Artifacts_are_encrypted_kept_from_the_public_and_kept_when_the_stack_goes()
    {
        var bucket = Resources("JourneyHubPipeline").Single(resource => resource.GetProperty("Type").GetString() == "AWS::S3::Bucket");
        bucket.GetProperty("DeletionPolicy").GetString().Should().Be("Retain");
        bucket.ToString().Should().Contain("aws:kms").And.Contain("\"BlockPublicAcls\": true").And.Contain("BucketOwnerEnforced");
        Resources("JourneyHubPipeline").Single(resource => resource.GetProperty("Type").GetString() == "AWS::KMS::Key").GetProperty("Properties").GetProperty("EnableKeyRotation").GetBoolean().Should().BeTrue();
        Resources("JourneyHubPipeline").Where(resource => resource.GetProperty("Type").GetString() == "AWS::S3::BucketPolicy").Should().OnlyContain(policy => policy.ToString().Contains("aws:SecureTransport"));
    }

    [Theory]
    [InlineData("dev", 0)]
    [InlineData("test", 1)]
    [InlineData("prod", 2)]
    public void Each_stage_s_account_trusts_its_own_step_alone(string stage, int account)
    {
        var roles = Resources($"JourneyHubRoles-{stage}").Where(resource => resource.GetProperty("Type").GetString() == "AWS::IAM::Role").Select(role => role.GetProperty("Properties")).ToDictionary(role => role.GetProperty("RoleName").GetString()!);
        roles.Keys.Should().BeEquivalentTo($"journey-hub-{stage}-deploy", $"journey-hub-{stage}-cloudformation");
        var trust = roles[$"journey-hub-{stage}-deploy"].GetProperty("AssumeRolePolicyDocument").ToString();
        trust.Should().Contain($"role/journey-hub-pipeline-{stage}").And.Contain(Accounts[3]);
        roles[$"journey-hub-{stage}-cloudformation"].GetProperty("AssumeRolePolicyDocument").ToString().Should().Contain("cloudformation.amazonaws.com").And.Contain(Accounts[account]);
    }

    [Fact]
    public void No_right_of_the_pipeline_is_a_wildcard()
    {
        var stacks = new[] { "JourneyHubPipeline", "JourneyHubRoles-dev", "JourneyHubRoles-prod" };
        var statements = stacks.SelectMany(Resources).Where(resource => resource.GetProperty("Type").GetString() == "AWS::IAM::Policy").SelectMany(policy => policy.GetProperty("Properties").GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray());
        foreach (var statement in statements)
            statement.GetProperty("Action").ToString().Should().NotBe("*").And.NotMatchRegex("^\\[?\"?[a-z-]+:\\*\"?\\]?$");
    }

    [Fact]
    public async Task What_is_missing_in_the_context_is_named() =>
        (await Synthesis.RunAsync(Path.GetTempPath(), new { repository = "o/r" })).Should().Contain("The context lacks");

    private JsonElement[] Stages() => [.. Pipeline.GetProperty("Stages").EnumerateArray()];

    private IEnumerable<JsonElement> Resources(string stack)
    {
        var file = Path.Combine(synthesis.Folder, stack + ".template.json");
        File.Exists(file).Should().BeTrue(synthesis.Said);
        return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("Resources").EnumerateObject().Select(resource => resource.Value);
    }

    /// <summary>One run of the app, as cdk makes it.</summary>
    public sealed class Synthesis : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("cdk-out-").FullName;

        public string Said { get; private set; } = "";

        public async Task InitializeAsync() => Said = await RunAsync(Folder, new
        {
            repository = "owner/hub",
            connection = $"arn:aws:codeconnections:eu-central-1:{Accounts[3]}:connection/1",
            pipelineAccount = Accounts[3],
            region = "eu-central-1",
            devAccount = Accounts[0],
            testAccount = Accounts[1],
            prodAccount = Accounts[2],
        });

        public Task DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return Task.CompletedTask;
        }

        public static async Task<string> RunAsync(string folder, object context)
        {
            var start = new ProcessStartInfo("dotnet", ["run", "--project", Path.Combine(Template.Repository, "pipeline", "Pipeline.csproj"), "-c", "Release", "-v", "quiet"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["CDK_OUTDIR"] = folder;
            start.Environment["CDK_CONTEXT_JSON"] = JsonSerializer.Serialize(context);
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return await output + await errors;
        }
    }
}
