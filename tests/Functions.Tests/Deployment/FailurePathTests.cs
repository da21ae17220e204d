using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

public sealed partial class FailurePathTests
{
    private static readonly (string File, string Name, YamlMappingNode Resource)[] Resources =
        [.. Template.Infrastructure.Append("template.yaml").SelectMany(file => Template.Read(file).All.Select(pair => (file, pair.Key, pair.Value)))];

    [Fact]
    public void Every_event_of_a_function_or_workflow_has_a_place_when_it_cannot_be_taken()
    {
        foreach (var (_, name, resource) in Resources.Where(resource => Has(resource.Resource, "Properties", "Events")))
        {
            foreach (var source in ((YamlMappingNode)resource["Properties"]["Events"]).Children.Values.Where(source => source["Type"].ToString() != "HttpApi"))
            {
                var properties = (YamlMappingNode)source["Properties"];
                if (source["Type"].ToString() == "Kinesis")
                {
                    properties["DestinationConfig"]["OnFailure"]["Destination"].ToString().Should().NotBeEmpty(name);
                    properties["FunctionResponseTypes"].ToString().Should().Contain("ReportBatchItemFailures", name);
                    int.Parse(properties["MaximumRetryAttempts"].ToString(), System.Globalization.CultureInfo.InvariantCulture).Should().BePositive(name);
                }
                else
                {
                    properties["DeadLetterConfig"]["Arn"].ToString().Should().NotBeEmpty(name);
                    properties["RetryPolicy"]["MaximumRetryAttempts"].ToString().Should().NotBeEmpty(name);
                }
            }
        }
    }

    [Fact]
    public void Every_rule_schedule_and_queue_has_a_way_for_what_fails()
    {
        foreach (var (_, name, resource) in Of("AWS::Events::Rule"))
        {
            foreach (var target in (YamlSequenceNode)resource["Properties"]["Targets"])
                target["DeadLetterConfig"]["Arn"].ToString().Should().NotBeEmpty(name);
        }

        foreach (var (_, name, resource) in Of("AWS::Scheduler::Schedule"))
            resource["Properties"]["Target"]["DeadLetterConfig"]["Arn"].ToString().Should().NotBeEmpty(name);
        foreach (var (_, name, resource) in Of("AWS::SQS::Queue"))
            (Has(resource, "Properties", "RedrivePolicy") || Has(resource, "Properties", "RedriveAllowPolicy")).Should().BeTrue(name);
    }

    [Fact]
    public void Every_alarm_names_its_entry_of_the_runbook_and_every_entry_is_named()
    {
        var entries = Regex.Matches(File.ReadAllText(Path.Combine(Template.Repository, "docs/runbook.md")), "^### ([a-z-]+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        var named = Of("AWS::CloudWatch::Alarm").Select(alarm => alarm.Resource["Properties"]["AlarmDescription"].ToString())
            .Concat(Of("AWS::Events::Rule").Select(rule => rule.Resource["Properties"]["Description"].ToString()))
            .Select(description => Entry().Match(description) is { Success: true } entry ? entry.Groups[1].Value : $"none in: {description}").Append("budget");
        named.Distinct().Should().BeEquivalentTo(entries);
    }

    [Fact]
    public void Every_alarm_tells_somebody()
    {
        foreach (var (_, name, resource) in Of("AWS::CloudWatch::Alarm"))
            ((YamlSequenceNode)resource["Properties"]["AlarmActions"]).Should().NotBeEmpty(name);
    }

    [Fact]
    public void Every_workflow_is_logged_and_traced()
    {
        foreach (var (_, name, resource) in Of("AWS::Serverless::StateMachine"))
        {
            resource["Properties"]["Logging"]["Level"].ToString().Should().Be("ALL", name);
            resource["Properties"]["Logging"]["IncludeExecutionData"].ToString().Should().Be("false", "{0} would log personal data", name);
            resource["Properties"]["Tracing"]["Enabled"].ToString().Should().Be("true", name);
        }
    }

    private static IEnumerable<(string File, string Name, YamlMappingNode Resource)> Of(string type) => Resources.Where(resource => resource.Resource["Type"].ToString() == type);

    private static bool Has(YamlMappingNode node, params string[] path)
    {
        foreach (var name in path)
        {
            if (node is null || !node.Children.TryGetValue(name, out var next))
                return false;
            node = (next as YamlMappingNode)!;
        }

        return true;
    }

    [GeneratedRegex(@"Runbook: ([a-z-]+)")]
    private static partial Regex Entry();
}
