using CustomerJourney.Ccj.Invocation;

namespace CustomerJourney.Functions.Deployment;

/// <summary>What the template should hold for a function: printed when it does not, ready to be put in.</summary>
internal static class TemplateEntry
{
    public static string Of(Handler handler) => $$"""
          {{handler.Name}}:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: functions/
              Handler: {{handler.HandlerString}}
              Timeout: {{handler.Timeout.TotalSeconds}}
              MemorySize: {{Memory(handler)}}
              Role: !GetAtt Access.Outputs.{{handler.Name}}Role
        {{(handler.Http is { } http ? $"      Events: {{ Http: {{ Type: HttpApi, Properties: {{ Path: \"{http.Template}\", Method: {http.Method.ToString().ToUpperInvariant()} }} }} }}" : "")}}
        """;

    public static string RoleOf(Handler handler, IEnumerable<string> policies) => $$"""
          {{handler.Name}}Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
              ManagedPolicyArns: [{{string.Join(", ", policies.Select(policy => $"!Ref {policy}"))}}]
        """;

    public static int Memory(Handler handler) =>
        (int)((Amazon.Lambda.Annotations.LambdaFunctionAttribute)handler.Method.GetCustomAttributes(typeof(Amazon.Lambda.Annotations.LambdaFunctionAttribute), inherit: false)[0]).MemorySize;
}
