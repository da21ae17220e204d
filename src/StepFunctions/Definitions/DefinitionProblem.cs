namespace StepFunctions.Definitions;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="State">The state it stands in; null when it concerns the machine.</param>
/// <param name="Location">A JSON pointer: <c>/States/Load/Next</c>.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
public sealed record DefinitionProblem(string? State, string Location, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => State is null ? $"{Reason} (at {Location})" : $"State '{State}': {Reason} (at {Location})";
}
