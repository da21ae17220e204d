namespace StepFunctions.Intrinsics;

/// <summary>What the paths and intrinsic functions of a state can see.</summary>
/// <param name="Input">Where <c>$</c> stands.</param>
/// <param name="Context">The context object, made when asked for.</param>
/// <param name="Variable">The value of a variable; null when there is none of that name.</param>
/// <param name="Randomness">For <c>States.UUID</c> and <c>States.MathRandom</c>.</param>
internal sealed record DataScope(JsonElement Input, Func<JsonElement> Context, Func<string, JsonElement?> Variable, Randomness Randomness)
{
    /// <summary>Follows a path from wherever it starts.</summary>
    public bool TryFind(JsonPath path, out JsonElement value)
    {
        value = default;
        if (path.Variable is null)
            return path.TryEvaluate(Input, out value);
        if (path.IsContext)
            return path.TryEvaluate(Context(), out value);
        return Variable(path.Variable) is { } variable && path.TryEvaluate(variable, out value);
    }

    /// <summary>The document a path starts from, for messages.</summary>
    public JsonElement Document(JsonPath path) => path.Variable is null ? Input : path.IsContext ? Context() : Variable(path.Variable) ?? Json.Null;
}
