namespace StepFunctions.Integrations;

/// <summary>What a machine's tasks can reach: Lambda functions and service actions, each registered with what does its work.</summary>
public sealed class TaskIntegrations
{
    private const string LambdaInvoke = "arn:aws:states:::lambda:invoke";
    private Dictionary<string, TaskHandler> _functions = [];
    private Dictionary<string, TaskHandler> _services = [];
    private Func<string, TaskHandler?> _mock = _ => null;

    /// <summary>Registers a Lambda function, reached by its ARN as <c>Resource</c> or through <c>lambda:invoke</c>.</summary>
    /// <param name="function">Its name or ARN.</param>
    /// <param name="handler">Takes the payload, answers with the function's answer.</param>
    public TaskIntegrations Lambda(string function, TaskHandler handler)
    {
        _functions[FunctionName(function)] = handler;
        return this;
    }

    /// <summary>Registers a service action.</summary>
    /// <param name="resource">
    /// As in the machine: <c>arn:aws:states:::glue:startJobRun.sync</c>, <c>arn:aws:states:::aws-sdk:s3:getObject</c>; a star at the end takes all that start so.
    /// <c>.waitForTaskToken</c> may be left out: such a task calls the action, then waits for its token.
    /// </param>
    /// <param name="handler">Takes the state's <c>Parameters</c>, answers as the service does.</param>
    public TaskIntegrations Service(string resource, TaskHandler handler)
    {
        _services[resource] = handler;
        return this;
    }

    /// <summary>Puts mocks before everything registered: a state's mock answers with the task's final result, also for <c>.sync</c> and <c>.waitForTaskToken</c>; a mocked Parallel or Map state runs nothing within.</summary>
    /// <param name="byState">The mock of a state's name; null leaves the state to what is registered.</param>
    public TaskIntegrations Mocks(Func<string, TaskHandler?> byState)
    {
        _mock = byState;
        return this;
    }

    /// <summary>The same with other mocks.</summary>
    internal TaskIntegrations With(Func<string, TaskHandler?> mocks) => new() { _functions = _functions, _services = _services, _mock = mocks };

    /// <summary>What <c>lambda:invoke</c> answers around a function's answer.</summary>
    internal static JsonElement Envelope(JsonElement payload) => EventDetails.Of(writer =>
    {
        writer.WriteString("ExecutedVersion", "$LATEST");
        writer.WritePropertyName("Payload");
        payload.WriteTo(writer);
        writer.WriteNumber("StatusCode", 200);
    });

    /// <summary>The last part of a function's ARN, without version or alias.</summary>
    internal static string FunctionName(string function)
    {
        var parts = function.Split(':');
        var at = Array.IndexOf(parts, "function");
        return at >= 0 && at + 1 < parts.Length ? parts[at + 1] : parts[0];
    }

    internal static bool IsLambdaInvoke(string resource) => resource == LambdaInvoke || resource.StartsWith(LambdaInvoke + ".", StringComparison.Ordinal);

    /// <summary>With a token, the token's answer is the result as it is.</summary>
    internal static bool AnswersInEnvelope(string resource) => resource == LambdaInvoke;

    internal static bool IsFunction(string resource) => resource.Contains(":lambda:", StringComparison.Ordinal) && resource.Contains(":function:", StringComparison.Ordinal);

    /// <summary>The mock of a state; null when it has none.</summary>
    internal TaskHandler? Mock(string state) => _mock(state);

    /// <summary>What does the work of a function; null when it is not registered.</summary>
    internal TaskHandler? Function(string name) => _functions.GetValueOrDefault(FunctionName(name));

    /// <summary>What does the work of an action; null when it is not registered.</summary>
    internal TaskHandler? Action(string resource)
    {
        const string token = ".waitForTaskToken";
        if (_services.TryGetValue(resource, out var handler))
            return handler;
        if (resource.EndsWith(token, StringComparison.Ordinal))
            return Action(resource[..^token.Length]);
        return _services.Where(one => one.Key.EndsWith('*') && resource.StartsWith(one.Key[..^1], StringComparison.Ordinal))
            .OrderByDescending(one => one.Key.Length).Select(one => one.Value).FirstOrDefault();
    }
}
