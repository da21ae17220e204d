namespace StepFunctions.Executions;

/// <summary>Decides the tests of a choice.</summary>
internal static class ChoiceEvaluation
{
    /// <summary>Whether a test holds.</summary>
    /// <exception cref="StateErrorException">A path leads nowhere, or to something that cannot be compared.</exception>
    public static bool Holds(ChoiceTest test, Frame frame, JsonElement input) => test switch
    {
        ChoiceTest.And and => and.Tests.All(inner => Holds(inner, frame, input)),
        ChoiceTest.Or or => or.Tests.Any(inner => Holds(inner, frame, input)),
        ChoiceTest.Not not => !Holds(not.Test, frame, input),
        ChoiceTest.Comparison comparison => Compare(comparison, frame, input),
        _ => throw new InvalidOperationException($"No such test: {test}."),
    };

    private static bool Compare(ChoiceTest.Comparison comparison, Frame frame, JsonElement input)
    {
        var scope = frame.Scope(input);
        var found = scope.TryFind(comparison.Variable, out var value);
        if (comparison.Operator.IsPresence)
            return found == (comparison.Literal.ValueKind == JsonValueKind.True);
        if (!found)
            throw frame.Wrong($"Invalid path '{comparison.Variable}': The choice state's condition path references an invalid value.");
        if (comparison.Path is not { } path)
            return comparison.Operator.Holds(value, comparison.Literal);
        if (!scope.TryFind(path, out var operand))
            throw frame.Wrong($"Invalid path '{path}': The choice state's condition path references an invalid value.");
        return comparison.Operator.Holds(value, operand);
    }
}
