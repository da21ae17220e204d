namespace CustomerJourney.Touchpoints;

/// <summary>Starts workflows: Step Functions on AWS, the runner over the same files on one machine.</summary>
public interface IStateMachines
{
    /// <summary>Starts an execution; starting the same name with the same input again answers with the running or ended one.</summary>
    /// <param name="stateMachine">File name in <c>statemachines/</c> without endings: <c>ingest-batch</c>.</param>
    /// <param name="executionName">Unique for the machine, derived from what it works on.</param>
    /// <param name="inputJson">The input, JSON.</param>
    /// <param name="cancellationToken">Gives up waiting; the execution may have started.</param>
    /// <returns>The execution's ARN.</returns>
    Task<string> StartAsync(string stateMachine, string executionName, string inputJson, CancellationToken cancellationToken);
}
