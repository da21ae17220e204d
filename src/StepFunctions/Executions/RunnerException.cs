namespace StepFunctions.Executions;

/// <summary>The runner refuses what it is asked; <see cref="Code"/> is the service's word for it.</summary>
/// <param name="code">As in the service's API: <c>ExecutionAlreadyExists</c>, <c>StateMachineDoesNotExist</c> …</param>
/// <param name="message">What is wrong.</param>
public sealed class RunnerException(string code, string message) : Exception(message)
{
    /// <summary>The service's word.</summary>
    public string Code { get; } = code;
}
