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
        var pascal = string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return $$"""
              {{pascal}}Workflow:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Name: !Sub "journey-hub-${Stage}-{{name}}"
                  DefinitionUri: ../statemachines/{{name}}.asl.json
                  DefinitionSubstitutions: { {{string.Join(", ", holes.Select(hole => hole == "Partition" ? "Partition: !Ref AWS::Partition" : $"{hole}: !Ref {hole}"))}} }
                  Logging: { Level: ALL, IncludeExecutionData: false, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !Ref LogGroupArn } }] }
                  Tracing: { Enabled: true }
                  Role: !GetAtt {{pascal}}WorkflowRole.Arn
                  Tags: { stage: !Ref Stage }
              {{pascal}}WorkflowRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }] }
                  ManagedPolicyArns: [!Ref Basics]
                  Policies:
                    - PolicyName: states
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - { Effect: Allow, Action: lambda:InvokeFunction, Resource: [{{string.Join(", ", called.Select(function => "!Ref " + function))}}] }
            """;
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Hole();
}
