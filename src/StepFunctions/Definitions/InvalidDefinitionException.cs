namespace StepFunctions.Definitions;

/// <summary>A definition was refused; the message lists every problem with state and reason.</summary>
public sealed class InvalidDefinitionException(IReadOnlyList<DefinitionProblem> problems)
    : Exception(string.Join('\n', problems))
{
    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}
