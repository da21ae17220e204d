namespace StepFunctions.Definitions;

/// <summary>A condition of a choice.</summary>
internal abstract record ChoiceTest
{
    /// <summary>All hold.</summary>
    public sealed record And(IReadOnlyList<ChoiceTest> Tests) : ChoiceTest;

    /// <summary>One holds.</summary>
    public sealed record Or(IReadOnlyList<ChoiceTest> Tests) : ChoiceTest;

    /// <summary>It does not hold.</summary>
    public sealed record Not(ChoiceTest Test) : ChoiceTest;

    /// <summary>A comparison with a literal, or with what a path leads to.</summary>
    public sealed record Comparison(JsonPath Variable, ChoiceOperator Operator, JsonElement Literal, JsonPath? Path) : ChoiceTest;
}
