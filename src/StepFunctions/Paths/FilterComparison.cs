namespace StepFunctions.Paths;

/// <summary>The operators of filters, by the rules of Jayway's JsonPath.</summary>
internal static class FilterComparison
{
    /// <summary>The operators, longest first.</summary>
    public static readonly IReadOnlyList<string> Operators =
        ["subsetof", "contains", "noneof", "anyof", "empty", "size", "nin", "===", "!==", "==", "!=", "<=", ">=", "in", "<", ">"];

    /// <summary>Whether the operator holds between two values, either of which may be undefined.</summary>
    public static bool Holds(JsonElement left, string name, JsonElement right) => name switch
    {
        "==" or "===" => Same(left, right),
        "!=" or "!==" => !Same(left, right),
        "<" => Order(left, right) < 0,
        "<=" => Order(left, right) <= 0,
        ">" => Order(left, right) > 0,
        ">=" => Order(left, right) >= 0,
        "in" => Items(right).Any(item => Same(item, left)),
        "nin" => !Items(right).Any(item => Same(item, left)),
        "subsetof" => left.ValueKind == JsonValueKind.Array && Items(left).All(a => Items(right).Any(b => Same(a, b))),
        "anyof" => Items(left).Any(a => Items(right).Any(b => Same(a, b))),
        "noneof" => !Items(left).Any(a => Items(right).Any(b => Same(a, b))),
        "contains" => Contains(left, right),
        "size" => Size(left) is { } size && right.ValueKind == JsonValueKind.Number && Json.Whole(right) == size,
        "empty" => Size(left) is { } count && (count == 0) == (right.ValueKind == JsonValueKind.True),
        _ => false,
    };

    private static bool Same(JsonElement left, JsonElement right) =>
        left.ValueKind == JsonValueKind.Undefined || right.ValueKind == JsonValueKind.Undefined
            ? left.ValueKind == right.ValueKind
            : JsonElement.DeepEquals(left, right);

    private static int? Order(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => Json.CompareNumbers(left, right),
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
        _ => null,
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static bool Contains(JsonElement left, JsonElement right) => left.ValueKind switch
    {
        JsonValueKind.Array => Items(left).Any(item => Same(item, right)),
        JsonValueKind.String => right.ValueKind == JsonValueKind.String && left.GetString()!.Contains(right.GetString()!, StringComparison.Ordinal),
        _ => false,
    };

    private static int? Size(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength(),
        JsonValueKind.String => value.GetString()!.Length,
        _ => null,
    };
}
