using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws.Touchpoints;

/// <summary>Starts workflows on Step Functions.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="arnPrefix">What comes before a machine's name in its ARN: <c>arn:aws:states:REGION:ACCOUNT:stateMachine:STACK-</c>.</param>
public sealed class StepFunctionsMachines(IAmazonStepFunctions stepFunctions, string arnPrefix) : IStateMachines
{
    private const int LongestName = 80; // the service's limit

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The execution's name is longer than 80 characters.</exception>
    /// <exception cref="InvalidOperationException">The name was used with another input.</exception>
    public async Task<string> StartAsync(string stateMachine, string executionName, string inputJson, CancellationToken cancellationToken)
    {
        if (executionName.Length is 0 or > LongestName)
            throw new ArgumentException($"An execution's name has 1 to {LongestName} characters.", nameof(executionName));
        var arn = arnPrefix + stateMachine;
        try
        {
            var started = await stepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = arn, Name = executionName, Input = inputJson }, cancellationToken);
            return started.ExecutionArn;
        }
        catch (ExecutionAlreadyExistsException)
        {
            return await FindAsync(ExecutionArn(arn, executionName), inputJson, cancellationToken);
        }
    }

    // The service answers so when the earlier execution has ended, and when its input was another.
    private async Task<string> FindAsync(string executionArn, string inputJson, CancellationToken cancellationToken)
    {
        var earlier = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn }, cancellationToken);
        return JsonNode.DeepEquals(JsonNode.Parse(earlier.Input), JsonNode.Parse(inputJson))
            ? earlier.ExecutionArn
            : throw new InvalidOperationException($"{executionArn} was started with another input.");
    }

    private static string ExecutionArn(string stateMachineArn, string executionName) =>
        $"{stateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{executionName}";
}
