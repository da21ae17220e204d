namespace CustomerJourney.Functions.Protocol;

/// <summary>What a handler takes as its body: checked before it works, and described in the API's description.</summary>
/// <param name="type">The body's type, as JSON.</param>
/// <param name="description">What it is.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsBodyAttribute(Type type, string description) : Attribute
{
    /// <summary>The body's type.</summary>
    public Type Type { get; } = type;

    /// <summary>What it is.</summary>
    public string Description { get; } = description;
}
