namespace StepFunctions.Paths;

/// <summary>Functions at the end of a path.</summary>
internal static class PathFunctions
{
    /// <summary>The function's value; null where it has none.</summary>
    public static JsonElement? Apply(string name, JsonElement node) => name switch
    {
        "length" or "size" => Length(node) is { } length ? Json.Number((long)length) : null,
        "keys" => node.ValueKind == JsonValueKind.Object ? Json.Array(node.EnumerateObject().Select(p => Json.String(p.Name))) : null,
        "first" => node.ValueKind == JsonValueKind.Array && node.GetArrayLength() > 0 ? node[0] : null,
        "last" => node.ValueKind == JsonValueKind.Array && node.GetArrayLength() is > 0 and var count ? node[count - 1] : null,
        "concat" => node.ValueKind == JsonValueKind.Array ? Json.String(string.Concat(Texts(node))) : null,
        _ => Numbers(node) is { Length: > 0 } numbers ? Json.Number(Statistic(name, numbers)) : null,
    };

    private static double Statistic(string name, double[] numbers) => name switch
    {
        "min" => numbers.Min(),
        "max" => numbers.Max(),
        "sum" => numbers.Sum(),
        "avg" => numbers.Average(),
        "stddev" => Math.Sqrt(numbers.Average(n => n * n) - (numbers.Average() * numbers.Average())),
        _ => throw new ArgumentException($"unknown function {name}", nameof(name)),
    };

    private static int? Length(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.GetArrayLength(),
        JsonValueKind.Object => node.GetPropertyCount(),
        JsonValueKind.String => node.GetString()!.Length,
        _ => null,
    };

    private static IEnumerable<string> Texts(JsonElement node) =>
        node.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText());

    private static double[] Numbers(JsonElement node) => node.ValueKind == JsonValueKind.Array
        ? [.. node.EnumerateArray().Where(Json.IsNumber).Select(item => item.GetDouble())]
        : [];
}
