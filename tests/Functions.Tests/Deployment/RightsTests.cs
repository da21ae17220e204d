using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

public sealed class RightsTests
{
    private const string Access = "infrastructure/access.yaml";
    private static readonly IReadOnlyDictionary<string, YamlMappingNode> Functions = Template.Main.Resources("AWS::Serverless::Function");
    private static readonly IReadOnlyDictionary<string, YamlMappingNode> Roles = Template.Read(Access).Resources("AWS::IAM::Role");

    // Ports whose adapters need a right of infrastructure/open.yaml: its policy, and the tag of the roles.
    private static readonly Dictionary<string, (string Policy, string Part)> Open = new()
    {
        ["StateMachines"] = ("Executions", "start-ingest"),
        ["Runs"] = ("Executions", "runs"),
        ["PropensityTraining"] = ("Jobs", "train-propensity"),
    };

    private static readonly Statement[] Statements = [.. Template.Infrastructure.SelectMany(Statement.In)];

    [Fact]
    public void A_function_may_call_what_its_ports_call_and_nothing_else()
    {
        using var all = new FluentAssertions.Execution.AssertionScope();
        foreach (var handler in Template.Deployed.Where(handler => Functions.ContainsKey(handler.Name)))
        {
            var function = Functions[handler.Name];
            function["Role"].ToString().Should().Be($"Access.Outputs.{handler.Name}Role");
            var ports = Rights.Of(handler);
            var expected = ports.Concat(ports.Where(Open.ContainsKey).Select(port => Open[port].Policy)).Concat(Basics(function));
            OpenRights.Tagged.Where(tagged => (tagged.File, tagged.Role) == (Access, $"{handler.Name}Role")).Select(tagged => tagged.Part)
                .Should().BeEquivalentTo(ports.Where(Open.ContainsKey).Select(port => Open[port].Part), handler.Name);
            if (Roles.TryGetValue($"{handler.Name}Role", out var role))
                ((YamlSequenceNode)role["ManagedPolicyArns"]).Select(policy => policy.ToString()).Should().BeEquivalentTo(expected, handler.Name);
            else
                true.Should().BeFalse($"{Access} lacks a role, and an output of its name; put in:\n{TemplateEntry.RoleOf(handler, expected)}");
        }
    }

    [Fact]
    public void Every_role_of_a_function_is_used() =>
        Roles.Keys.Should().BeEquivalentTo(Functions.Keys.Select(function => $"{function}Role"));

    [Fact]
    public void A_policy_allows_what_the_adapter_of_its_port_calls_and_nothing_else()
    {
        foreach (var policy in AdapterCalls.Policies)
        {
            Statements.Where(statement => (statement.File, statement.Owner) == (Access, policy))
                .Concat(Open.TryGetValue(policy, out var open) ? OpenRights.All.Where(statement => statement.Owner == open.Policy && OpenRights.PartsOf(statement).Contains(open.Part)) : [])
                .SelectMany(statement => statement.Actions).Distinct().Order(StringComparer.Ordinal)
                .Should().Equal(AdapterCalls.Actions(policy), policy);
        }

        AdapterCalls.Unlisted().Should().BeEmpty("each adapter that calls a service stands under a policy");
    }

    [Fact]
    public void No_action_has_a_wildcard() =>
        Statements.Where(statement => statement.Allows).SelectMany(statement => statement.Actions).Should().OnlyContain(action => !action.Contains('*') && action.Contains(':'));

    [Fact]
    public void A_wildcard_in_a_resource_says_why() =>
        Statements.Where(statement => statement is { Allows: true, HasWildcard: true, IsOfObjects: false } && !statement.SaysWhy())
            .Select(statement => $"{statement.File}: {statement.Owner}: {string.Join(", ", statement.Actions)}").Should().BeEmpty();

    private static IEnumerable<string> Basics(YamlMappingNode function)
    {
        yield return "Logging";
        if (!function.Children.ContainsKey("VpcConfig")) // the network is for all but those that say otherwise
            yield return "Network";
        if (function.Children.TryGetValue("Events", out var events) && ((YamlMappingNode)events).Children.Values.Any(source => source["Type"].ToString() == "Kinesis"))
            yield return "StreamReader";
    }
}
