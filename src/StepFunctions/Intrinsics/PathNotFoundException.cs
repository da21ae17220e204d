namespace StepFunctions.Intrinsics;

/// <summary>A path that had to lead somewhere does not.</summary>
internal sealed class PathNotFoundException(JsonPath path, JsonElement document) : Exception($"The path '{path}' leads nowhere.")
{
    /// <summary>The path.</summary>
    public JsonPath Path { get; } = path;

    /// <summary>Where it was followed from.</summary>
    public JsonElement Document { get; } = document;
}
