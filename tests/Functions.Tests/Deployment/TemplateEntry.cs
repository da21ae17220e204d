using CustomerJourney.Ccj.Invocation;

namespace CustomerJourney.Functions.Deployment;

/// <summary>What the template should hold for a function: printed when it does not, ready to be put in.</summary>
internal static class TemplateEntry
{
    public static string Of(Handler handler, IEnumerable<string> policies) => $$"""
          {{handler.Name}}:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: functions/
              Handler: {{handler.HandlerString}}
              Timeout: {{handler.Timeout.TotalSeconds}}
              MemorySize: {{Memory(handler)}}
              VpcConfig: { SecurityGroupIds: [!GetAtt Network.Outputs.FunctionsGroupId], SubnetIds: !Split [",", !GetAtt Network.Outputs.SubnetIds] }
              Policies: [{{string.Join(", ", policies.Select(policy => $"!GetAtt Access.Outputs.{policy}"))}}]
        {{(handler.Http is { } http ? $"      Events: {{ Http: {{ Type: HttpApi, Properties: {{ Path: \"{http.Template}\", Method: {http.Method.ToString().ToUpperInvariant()} }} }} }}" : "")}}
        """;

    public static int Memory(Handler handler) =>
        (int)((Amazon.Lambda.Annotations.LambdaFunctionAttribute)handler.Method.GetCustomAttributes(typeof(Amazon.Lambda.Annotations.LambdaFunctionAttribute), inherit: false)[0]).MemorySize;
}
