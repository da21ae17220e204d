namespace StepFunctions.Definitions;

/// <summary>Reads the rules of a choice.</summary>
internal static class ChoiceReader
{
    private static readonly string[] Furniture = ["Next", "Comment", "Assign", "Variable"];

    /// <summary>A rule with where it leads; null when its test cannot be read.</summary>
    public static ChoiceRule? Rule(StateFields fields)
    {
        var next = fields.Text("Next", required: true);
        var assign = StateReader.Assign(fields);
        return Test(fields) is { } test && next is not null ? new ChoiceRule(test, next, assign) : null;
    }

    private static ChoiceTest? Test(StateFields fields)
    {
        var operators = fields.Names.Where(name => !Furniture.Contains(name)).ToArray();
        if (operators.Length != 1)
        {
            fields.Wrong(null, operators.Length == 0 ? "the rule has no comparison" : $"the rule has more than one comparison: {string.Join(", ", operators)}");
            return null;
        }

        return operators[0] switch
        {
            "And" => new ChoiceTest.And(Inner(fields, "And")),
            "Or" => new ChoiceTest.Or(Inner(fields, "Or")),
            "Not" => fields.Object("Not") is { } inner && Nested(inner) is { } test ? new ChoiceTest.Not(test) : null,
            var name => Comparison(fields, name),
        };
    }

    private static IReadOnlyList<ChoiceTest> Inner(StateFields fields, string field) => [.. fields.Objects(field).Select(Nested).OfType<ChoiceTest>()];

    private static ChoiceTest? Nested(StateFields fields)
    {
        foreach (var field in new[] { "Next", "Assign" }.Where(fields.Has))
            fields.Wrong(field, $"{field} may only stand in the outermost rule");
        return Test(fields);
    }

    private static ChoiceTest.Comparison? Comparison(StateFields fields, string name)
    {
        if (!fields.Has("Variable"))
            fields.Wrong(null, "Variable is missing");
        var variable = fields.Path("Variable");
        if (ChoiceOperator.Named(name) is { } plain)
        {
            if (!plain.OperandFits(fields.Get(name)))
                fields.Wrong(name, $"{name} does not take this value");
            return variable is null ? null : new ChoiceTest.Comparison(variable, plain, fields.Get(name), null);
        }

        if (name.EndsWith("Path", StringComparison.Ordinal) && ChoiceOperator.Named(name[..^4]) is { HasPathForm: true } byPath)
            return fields.Path(name) is { } path && variable is not null ? new ChoiceTest.Comparison(variable, byPath, default, path) : null;
        fields.Wrong(name, $"there is no comparison {name}");
        return null;
    }
}
