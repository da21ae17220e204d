using System.Text.RegularExpressions;

namespace CustomerJourney.Functions.Deployment;

/// <summary>What <c>infrastructure/workflows.yaml</c> should hold for a workflow: printed when it does not, ready to be put in.</summary>
internal static partial class WorkflowEntry
{
    public static string Of(string file)
    {
        var name = Path.GetFileName(file).Split('.')[0];
        var holes = Hole().Matches(File.ReadAllText(file)).Select(hole => hole.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        var called = holes.Where(hole => hole != "Partition" && !hole.EndsWith("Workflow", StringComparison.Ordinal) && !hole.EndsWith("Job", StringComparison.Ordinal));
        return $$"""
              {{string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))}}Workflow:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Name: !Sub "journey-hub-${Stage}-{{name}}"
                  DefinitionUri: ../statemachines/{{name}}.asl.json
                  DefinitionSubstitutions: { {{string.Join(", ", holes.Select(hole => hole == "Partition" ? "Partition: !Ref AWS::Partition" : $"{hole}: !Ref {hole}"))}} }
                  Logging: { Level: ERROR, IncludeExecutionData: false, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !Ref LogGroupArn } }] }
                  Tracing: { Enabled: true }
                  Policies:
                    - !Ref LogDelivery
                    - Version: "2012-10-17"
                      Statement:
                        - { Effect: Allow, Action: lambda:InvokeFunction, Resource: [{{string.Join(", ", called.Select(function => "!Ref " + function))}}] }
            """;
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Hole();
}
