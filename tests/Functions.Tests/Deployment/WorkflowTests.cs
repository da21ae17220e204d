using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

public sealed partial class WorkflowTests
{
    private static readonly IReadOnlySet<string> Functions = Template.Deployed.Select(handler => handler.Name).ToHashSet();
    private static readonly IReadOnlyDictionary<string, YamlMappingNode> Machines = Template.Read("infrastructure/workflows.yaml").Resources("AWS::Serverless::StateMachine");

    [Fact]
    public void Every_workflow_whose_functions_are_there_is_a_state_machine_of_the_template_and_no_other_is()
    {
        var files = Template.StateMachineFiles.Where(IsReady).ToArray();
        Machines.Values.Select(machine => machine["DefinitionUri"].ToString()).Where(file => file.StartsWith("../statemachines/", StringComparison.Ordinal)).Select(Path.GetFileName)
            .Should().BeEquivalentTo(files.Select(Path.GetFileName), "infrastructure/workflows.yaml lacks one, or has one too many; what should be there:\n{0}\n", string.Join("\n", files.Select(WorkflowEntry.Of)));
    }

    [Theory]
    [InlineData("infrastructure/workflows.yaml")]
    [InlineData("infrastructure/models.yaml")]
    [InlineData("infrastructure/graph-learning.yaml")]
    public void A_workflow_may_call_what_its_states_call_and_nothing_else(string file)
    {
        foreach (var role in Template.Read(file).Resources("AWS::Serverless::StateMachine").Values.GroupBy(machine => machine["Role"].ToString().Split('.')[0]))
        {
            var files = role.Select(Template.PathOf).ToArray();
            var statements = Statement.In(file).Where(statement => statement.Owner == role.Key).Concat(OpenRights.Of(file, role.Key, "Executions", "Objects", "Jobs")).ToArray();
            statements.SelectMany(statement => statement.Actions).Distinct().Should().BeEquivalentTo(files.SelectMany(WorkflowCalls.Actions).Distinct(), role.Key);
            statements.Where(statement => statement.Actions.Contains("lambda:InvokeFunction")).SelectMany(statement => (YamlSequenceNode)statement.Node["Resource"]).Select(function => function.ToString())
                .Should().BeEquivalentTo(files.SelectMany(WorkflowCalls.Functions).Distinct(), role.Key);
        }
    }

    [Fact]
    public void Every_substitution_is_defined_and_every_definition_is_used()
    {
        foreach (var (name, machine) in Template.Infrastructure.SelectMany(file => Template.Read(file).Resources("AWS::Serverless::StateMachine")))
        {
            var used = Hole().Matches(File.ReadAllText(Template.PathOf(machine))).Select(hole => hole.Groups[1].Value).Distinct();
            ((YamlMappingNode)machine["DefinitionSubstitutions"]).Children.Keys.Select(key => key.ToString()).Should().BeEquivalentTo(used, name);
        }
    }

    [Fact]
    public void A_state_that_calls_a_function_has_its_name()
    {
        foreach (var file in AllFiles)
        {
            foreach (var (name, state) in WorkflowCalls.In(file))
            {
                if (Hole().Match(state["Resource"]?.GetValue<string>() ?? "") is { Success: true, Index: 0 } hole)
                    hole.Groups[1].Value.Should().Be(name, file);
            }
        }
    }

    [Fact]
    public void A_task_waits_no_shorter_than_its_function_works_and_every_wait_ends()
    {
        var timeouts = Template.Deployed.ToDictionary(handler => handler.Name, handler => handler.Timeout.TotalSeconds);
        foreach (var file in AllFiles)
        {
            foreach (var (name, state) in WorkflowCalls.In(file).Where(state => state.State["Type"]!.GetValue<string>() == "Task"))
            {
                var wait = state["TimeoutSeconds"]?.GetValue<double>();
                wait.Should().NotBeNull($"{name} of {file} may wait for ever");
                if (timeouts.TryGetValue(name, out var works))
                    wait.Should().BeGreaterThanOrEqualTo(works, $"{name} of {file}");
            }
        }
    }

    [Fact]
    public void Whatever_fails_is_caught_last_and_every_choice_has_a_default()
    {
        foreach (var file in AllFiles)
        {
            foreach (var (name, state) in WorkflowCalls.In(file))
            {
                if (state["Type"]!.GetValue<string>() == "Choice")
                    state["Default"].Should().NotBeNull($"{name} of {file}");
                foreach (var policy in new[] { "Retry", "Catch" }.Select(key => state[key]?.AsArray()).Where(policies => policies is { Count: > 1 }))
                    policy!.SkipLast(1).Should().OnlyContain(entry => !entry!["ErrorEquals"]!.ToJsonString().Contains("States.ALL"), $"{name} of {file}");
            }
        }
    }

    private static IEnumerable<string> AllFiles => Template.StateMachineFiles.Concat(Directory.GetFiles(Path.Combine(Template.Repository, "infrastructure"), "*.asl.json"));

    private static bool IsReady(string file) => WorkflowCalls.Functions(file).All(Functions.Contains) && Nested(file).All(IsReady);

    private static IEnumerable<string> Nested(string file) => Hole().Matches(File.ReadAllText(file))
        .Select(hole => hole.Groups[1].Value)
        .Where(name => name.EndsWith("Workflow", StringComparison.Ordinal))
        .Select(name => Template.StateMachineFiles.Single(other => Pascal(other) + "Workflow" == name));

    private static string Pascal(string file) => string.Concat(Path.GetFileName(file).Split('.')[0].Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Hole();
}
