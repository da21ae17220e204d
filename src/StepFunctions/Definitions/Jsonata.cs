namespace StepFunctions.Definitions;

/// <summary>Finds what only a JSONata machine has, so that it can be refused in clear words.</summary>
internal static class Jsonata
{
    private const string Reason = "JSONata is not run here; write the machine with JSONPath (QueryLanguage JSONPath)";

    /// <summary>One problem for each place that asks for JSONata.</summary>
    public static IEnumerable<DefinitionProblem> Refusals(JsonElement machine) => Walk(machine, null, "");

    private static IEnumerable<DefinitionProblem> Walk(JsonElement node, string? state, string location)
    {
        if (node.ValueKind != JsonValueKind.Object)
            yield break;
        if (node.TryGetProperty("QueryLanguage", out var language) && language.ValueEquals("JSONata"u8))
            yield return new DefinitionProblem(state, location + "/QueryLanguage", Reason);
        if (node.TryGetProperty("States", out var states) && states.ValueKind == JsonValueKind.Object)
        {
            foreach (var inner in states.EnumerateObject().SelectMany(one => Walk(one.Value, one.Name, $"{location}/States/{one.Name}")))
                yield return inner;
        }

        foreach (var field in new[] { "ItemProcessor", "Iterator" })
        {
            if (!node.TryGetProperty(field, out var processor))
                continue;
            foreach (var inner in Walk(processor, state, $"{location}/{field}"))
                yield return inner;
        }

        if (!node.TryGetProperty("Branches", out var branches) || branches.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var inner in branches.EnumerateArray().SelectMany((branch, at) => Walk(branch, state, $"{location}/Branches/{at}")))
            yield return inner;
    }
}
