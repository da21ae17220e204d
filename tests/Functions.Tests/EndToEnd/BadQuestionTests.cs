using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>Questions and workspaces that are wrong: exit code 1 or 2 and a paragraph that helps, never a stack trace.</summary>
public sealed class BadQuestionTests : IAsyncLifetime
{
    private const int Usage = 2;
    private const int Wrong = 1;

    private readonly string _root = Directory.CreateTempSubdirectory("ccj-bad-").FullName;

    private string Workspace => Path.Combine(_root, "shop");

    public async Task InitializeAsync() => (await CcjProcess.RunAsync("init", Workspace)).MustSucceed();

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(Usage, "jorneys")]
    [InlineData(Usage, "run --sauce crm")]
    [InlineData(Usage, "demo --customers many")]
    [InlineData(Usage, "run -w WORKSPACE --format xml")]
    [InlineData(Wrong, "demo --customers 0 -w NEW --no-serve")]
    [InlineData(Wrong, "run -w NEW")]
    [InlineData(Wrong, "run -w WORKSPACE --source nobody")]
    [InlineData(Wrong, "demo -w WORKSPACE --no-serve --customers 3")]
    [InlineData(Wrong, "customer customer:nobody -w WORKSPACE")]
    [InlineData(Wrong, "journeys top -w WORKSPACE")]
    [InlineData(Wrong, "gremlin g.V( -w WORKSPACE")]
    [InlineData(Wrong, "gremlin g.W() -w WORKSPACE")]
    [InlineData(Wrong, "sql selec -w WORKSPACE")]
    [InlineData(Wrong, "sql select*from(nothing) -w WORKSPACE")]
    [InlineData(Wrong, "invoke NoSuchFunction -e NEW.json -w WORKSPACE")]
    [InlineData(Wrong, "milestones preview nothing -w WORKSPACE")]
    [InlineData(Wrong, "kpis nothing -w WORKSPACE")]
    [InlineData(Wrong, "statemachine check NEW.asl.json")]
    [InlineData(Wrong, "init WORKSPACE/workspace.json")]
    [InlineData(Wrong, "init /proc/shop")]
    [InlineData(Wrong, "demo --customers 10 --no-serve -w /proc/shop")]
    [InlineData(Wrong, "ingest NEW.jsonl -w WORKSPACE")]
    [InlineData(Wrong, "sources check nobody -w WORKSPACE")]
    public async Task It_is_refused_in_one_paragraph(int exitCode, string command)
    {
        string[] arguments = [.. command.Split(' ').Select(word => word.Replace("WORKSPACE", Workspace, StringComparison.Ordinal).Replace("NEW", Path.Combine(_root, "new"), StringComparison.Ordinal))];
        MustRefuse(await CcjProcess.RunAsync(arguments), exitCode);
    }

    [Theory]
    [InlineData("journeys top --withn 7d", "ccj journeys top has no option '--withn'. Did you mean '--within'? See 'ccj journeys top --help'.")]
    [InlineData("journeys similar --journy a>b", "Did you mean '--journey'?")]
    [InlineData("jorneys", "ccj has no verb 'jorneys'. Did you mean 'journeys'?")]
    [InlineData("journeys topp", "Did you mean 'top'?")]
    [InlineData("run --zzzzzzzz", "There are: --")]
    [InlineData("identity link", "'--out' is required")]
    [InlineData("kpis churn rate", "takes no 'rate' here")]
    public async Task A_slip_of_the_pen_is_answered_with_what_was_meant(string command, string answer)
    {
        var refused = await CcjProcess.RunAsync(command.Split(' '));
        MustRefuse(refused, Usage);
        refused.Error.Should().Contain(answer);
        refused.Output.Should().BeEmpty("no help of a page that buries the paragraph");
    }

    [Theory]
    [InlineData(Usage, "top --journy complaint", "--journy")]
    [InlineData(Usage, "similar --journey complaint --lst 3", "has no option '--lst'. Did you mean '--last'?")]
    [InlineData(Usage, "funnel complaint call_agent --witin 3d", "has no option '--witin'. Did you mean '--within'?")]
    [InlineData(Wrong, "similar --journey call_agent complant", "There is no step 'complant' in this log. There are: complaint, call_agent, add_to_cart.")]
    [InlineData(Wrong, "top --from ad_to_crt", "There is no step 'ad_to_crt' in this log. There are: add_to_cart, ")]
    [InlineData(Wrong, "funnel complaint cal_agent", "There is no step 'cal_agent' in this log. There are: call_agent, ")]
    public async Task A_mistyped_option_or_step_is_told_with_what_was_meant(int exitCode, string question, string told)
    {
        var (log, index) = (Path.Combine(_root, "log.csv"), Path.Combine(_root, "log.arrow"));
        await File.WriteAllTextAsync(log, "case_id,activity,timestamp\n1,add_to_cart,2024-01-01\n1,complaint,2024-01-02\n2,call_agent,2024-01-03\n");
        (await CcjProcess.RunAsync("journeys", "index", log, "--case", "case_id", "--step", "activity", "--time", "timestamp", "--out", index)).MustSucceed();

        var answer = await CcjProcess.RunAsync(["journeys", .. question.Split(' '), "--index", index]);

        MustRefuse(answer, exitCode);
        answer.Error.Should().Contain(told);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var answer = await CcjProcess.RunAsync("serve", "-w", Workspace, "--port", port);

        MustRefuse(answer, Wrong);
        answer.Error.Should().Contain(port);
    }

    [Fact]
    public async Task A_workspace_that_another_process_has_open_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(Workspace, "journey-graph"));
        await using var hub = await Ccj.Hosting.LocalHub.OpenAsync(Local.Workspace.Open(Workspace), new Progress<CustomerJourney.Touchpoints.WorkDone>(), null, default);
        MustRefuse(await CcjProcess.RunAsync("gremlin", "g.V()", "-w", Workspace), Wrong);
    }

    // Root may write anywhere: a file in a folder's place stops it all the same.
    [Theory]
    [InlineData("runs")]
    [InlineData("curated")]
    [InlineData("state/checkpoints")]
    public async Task A_workspace_that_cannot_be_written_is_told(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, folder), "in the way");

        var answer = await CcjProcess.RunAsync("run", "-w", Workspace);

        MustRefuse(answer, Wrong);
        answer.Error.Should().Contain(Path.GetFileName(folder));
    }

    [Theory]
    [InlineData("warehouse.duckdb", "run")]
    [InlineData("journey-graph/changes-00000000000000000001.log", "run")]
    [InlineData("index/journeys.arrow", "journeys top")]
    public async Task A_store_that_is_damaged_is_named(string file, string command)
    {
        var path = Path.Combine(Workspace, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("this is something else. ", 100)));

        var answer = await CcjProcess.RunAsync([.. command.Split(' '), "-w", Workspace]);

        MustRefuse(answer, Wrong);
        answer.Error.Should().Contain(file.Split('/')[0].Split('.')[0]);
    }

    [Theory]
    [InlineData("workspace/key", "state/identifier.key", "no key")]
    [InlineData("a mapping", "sources/crm.source.json", "{ \"files\": ")]
    [InlineData("a milestone", "milestones/m.milestone.json", "{ \"pattern\": 7 }")]
    [InlineData("a propensity", "propensities/p.propensity.json", "[]")]
    [InlineData("the vocabulary", "vocabulary.json", "\"roles\"")]
    public async Task A_file_that_people_write_and_that_is_damaged_is_named(string what, string file, string content)
    {
        var path = Path.Combine(Workspace, file);
        await File.WriteAllTextAsync(path, content);

        var answer = await CcjProcess.RunAsync("run", "-w", Workspace);

        MustRefuse(answer, Wrong);
        answer.Error.Should().Contain(Path.GetFileName(file).Split('.')[0], "{0} is what is wrong", what);
    }

    private static void MustRefuse(CcjAnswer answer, int exitCode)
    {
        answer.Error.Should().NotBeNullOrWhiteSpace().And.NotContain("   at ").And.NotContain("Unhandled").And.NotContain("This should not have happened");
        answer.ExitCode.Should().Be(exitCode, "it said: {0}", answer.Error);
    }
}
