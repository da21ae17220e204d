namespace StepFunctions.Integrations;

/// <summary>Does a task's work and answers with its result.</summary>
/// <param name="call">What is asked.</param>
/// <param name="cancellationToken">Cancelled on timeout, when the execution is stopped, or when a sibling branch failed.</param>
/// <returns>The result as the service would give it.</returns>
/// <exception cref="TaskFailedException">The task failed; any other exception fails it with the name of the exception's type, as Lambda does for .NET.</exception>
public delegate Task<JsonElement> TaskHandler(TaskCall call, CancellationToken cancellationToken);
