namespace StepFunctions.Testing;

/// <summary>What a mocked task answers.</summary>
public sealed class Answer
{
    private readonly Func<JsonElement> _give;

    private Answer(Func<JsonElement> give) => _give = give;

    /// <summary>A result, JSON: the task's whole result, with Lambda's envelope where there is one.</summary>
    public static Answer Return(string json)
    {
        var value = Json.Parse(json);
        return new Answer(() => value);
    }

    /// <summary>The answer of a Lambda function through <c>lambda:invoke</c>, JSON.</summary>
    public static Answer Payload(string json)
    {
        var value = TaskIntegrations.Envelope(Json.Parse(json));
        return new Answer(() => value);
    }

    /// <summary>An error with its cause.</summary>
    public static Answer Throw(string error, string? cause = null) => new(() => throw new TaskFailedException(error, cause));

    internal Task<JsonElement> GiveAsync() => Task.FromResult(_give());
}
