using System.Diagnostics;

namespace CustomerJourney.Functions.Deployment;

public sealed class PublishTests
{
    [Theory]
    [InlineData("nuget", "-p:RuntimeIdentifier=linux-arm64")]
    [InlineData("nuget", "-p:RuntimeIdentifier=linux-x64", "-p:SelfContained=false")]
    [InlineData("standins")]
    [InlineData("standins", "-p:RuntimeIdentifier=linux-x64", "-p:AwsPackages=standins")]
    public async Task A_publish_for_a_runtime_of_Lambda_takes_the_real_packages_by_itself(string expected, params string[] properties) =>
        (await MsBuildAsync(["-getProperty:AwsPackages", .. properties])).Output.Trim().Should().Be(expected);

    [Fact]
    public async Task A_publish_that_would_deploy_stand_ins_fails_with_a_sentence()
    {
        var (code, output) = await MsBuildAsync(["-t:RefuseStandIns"]);
        code.Should().NotBe(0);
        output.Should().Contain("This publish would deploy stand-ins of the AWS packages.");
    }

    [Fact]
    public async Task Stand_ins_may_be_published_when_asked_for_by_name() =>
        (await MsBuildAsync(["-t:RefuseStandIns", "-p:AwsPackages=standins"])).Code.Should().Be(0);

    [Fact]
    [Trait("Category", "Long")]
    public async Task What_is_published_is_small_and_answers_soon_after_its_start()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", "--project", Path.Combine(Template.Repository, "benchmarks", "ColdStart"), "--", "5"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, said);
    }

    private static async Task<(int Code, string Output)> MsBuildAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Template.Repository, "functions"), "-nologo", .. arguments]) { RedirectStandardOutput = true };
        start.Environment.Remove("AwsPackages");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
