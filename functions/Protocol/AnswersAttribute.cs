namespace CustomerJourney.Functions.Protocol;

/// <summary>What a handler with a route answers with when all is well, for the description of the API; the method itself returns finished text.</summary>
/// <param name="type">Type of the JSON in the body; <see cref="string"/> when the body is text.</param>
/// <param name="status">Its status.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(Type type, int status = 200) : Attribute
{
    /// <summary>Type of the JSON in the body.</summary>
    public Type Type { get; } = type;

    /// <summary>The status.</summary>
    public int Status { get; } = status;

    /// <summary>What the body is.</summary>
    public string ContentType { get; init; } = "application/json";
}
