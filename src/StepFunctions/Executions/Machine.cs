namespace StepFunctions.Executions;

/// <summary>A machine that a runner knows by name.</summary>
internal sealed record Machine(string Name, string Arn, StateMachine StateMachine, string Type, DateTimeOffset Created);
