namespace StepFunctions.Pictures;

/// <summary>The test of a choice in few words, for the way it opens.</summary>
internal static class ChoiceText
{
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["Equals"] = "=",
        ["LessThan"] = "<",
        ["GreaterThan"] = ">",
        ["LessThanEquals"] = "≤",
        ["GreaterThanEquals"] = "≥",
        ["Matches"] = "like",
    };

    private static readonly string[] Kinds = ["String", "Numeric", "Timestamp", "Boolean"];

    /// <summary>Such as <c>$.size &gt; 100</c>, <c>not $.key is present</c>, <c>$.a = 1 and $.b like "x*"</c>.</summary>
    public static string Of(ChoiceTest test) => test switch
    {
        ChoiceTest.And and => string.Join(" and ", and.Tests.Select(Inner)),
        ChoiceTest.Or or => string.Join(" or ", or.Tests.Select(Inner)),
        ChoiceTest.Not not => "not " + Inner(not.Test),
        ChoiceTest.Comparison comparison => Comparison(comparison),
        _ => "",
    };

    private static string Inner(ChoiceTest test) => test is ChoiceTest.And or ChoiceTest.Or ? $"({Of(test)})" : Of(test);

    private static string Comparison(ChoiceTest.Comparison comparison)
    {
        var name = comparison.Operator.Name;
        if (name.StartsWith("Is", StringComparison.Ordinal))
            return $"{comparison.Variable} is {(comparison.Literal.ValueKind == JsonValueKind.True ? "" : "not ")}{name[2..].ToLowerInvariant()}";
        var kind = Kinds.First(kind => name.StartsWith(kind, StringComparison.Ordinal));
        return $"{comparison.Variable} {Signs[name[kind.Length..]]} {comparison.Path?.Text ?? Json.Text(comparison.Literal)}";
    }
}
