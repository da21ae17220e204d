using CustomerJourney.Ccj.Verbs;

namespace CustomerJourney.Functions.Deployment;

public sealed class DeployCheckTests(DeployCheckTests.Run run) : IClassFixture<DeployCheckTests.Run>
{
    [Fact]
    public void No_checker_finds_an_error() =>
        run.Report.Open.Should().BeEmpty("{0}", string.Join("\n", run.Report.Open));

    [Theory]
    [InlineData("asl-validator")]
    [InlineData("amazon-states-language-service")]
    [InlineData("cloudformation-validate")]
    [InlineData("cfn-guard")]
    [InlineData("cdk-nag")]
    public void A_checker_that_needs_only_Node_has_run_over_every_file(string tool) =>
        run.Report.Lines.Single(line => line.Tool == tool && line.Rule is null).Files.Should().BePositive();

    [Fact]
    public void Every_suppressed_finding_is_still_found_and_says_why()
    {
        run.Report.Idle.Should().BeEmpty();
        run.Report.Suppressions.Should().OnlyContain(suppression => suppression.Reason.Length > 20);
    }

    [Fact]
    public void Fifteen_findings_of_all_checkers_together_are_suppressed_at_most()
    {
        run.Report.Suppressed.Should().HaveCountLessThanOrEqualTo(15, "{0}", string.Join("\n", run.Report.Suppressed));
        run.Report.IsClean.Should().BeTrue("{0}", string.Join("\n", run.Report.Remarks()));
    }

    /// <summary>The checkers, run once.</summary>
    public sealed class Run : IAsyncLifetime
    {
        internal DeployReport Report { get; private set; } = null!;

        public async Task InitializeAsync() => Report = await DeployCheckers.RunAsync(Template.Repository, CancellationToken.None);

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
