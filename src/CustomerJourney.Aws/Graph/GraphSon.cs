using System.Globalization;
using Amazon.Runtime.Documents;
using CustomerJourney.Graph;

namespace CustomerJourney.Aws.Graph;

/// <summary>Typed GraphSON 3 to the values of <see cref="IJourneyGraph.RunAsync"/>. Form: https://tinkerpop.apache.org/docs/3.7.3/dev/io/#graphson-3d0</summary>
internal static class GraphSon
{
    /// <summary>The results in an answer's <c>result</c>.</summary>
    public static IReadOnlyList<object?> Results(Document result)
    {
        if (!result.IsDictionary() || !result.AsDictionary().TryGetValue("data", out var data))
            return [];
        return Value(data) as IReadOnlyList<object?> ?? [];
    }

    /// <summary>One value, typed or plain.</summary>
    public static object? Value(Document value)
    {
        if (value.IsDictionary())
            return value.AsDictionary() is var map && map.TryGetValue("@type", out var type) ? Typed(type.AsString(), map.GetValueOrDefault("@value")) : Plain(map);
        if (value.IsList())
            return List(value);
        return Scalar(value);
    }

    private static object? Typed(string type, Document value) => type switch
    {
        "g:Int32" or "gx:Int16" or "gx:Byte" => Convert.ToInt32(Scalar(value), CultureInfo.InvariantCulture),
        "g:Int64" => Convert.ToInt64(Scalar(value), CultureInfo.InvariantCulture),
        "g:Double" or "g:Float" => Double(value),
        "gx:BigDecimal" or "gx:BigInteger" => Convert.ToDecimal(Scalar(value), CultureInfo.InvariantCulture),
        "g:Date" or "g:Timestamp" => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(Scalar(value), CultureInfo.InvariantCulture)),
        "gx:OffsetDateTime" or "gx:Instant" => DateTimeOffset.Parse(value.AsString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
        "g:List" or "g:Set" => List(value),
        "g:BulkSet" => Repeated(value),
        "g:Map" => Map(value),
        "g:Vertex" => Element(value, isEdge: false),
        "g:Edge" => Element(value, isEdge: true),
        "g:VertexProperty" or "g:Property" => Value(value.AsDictionary()["value"]),
        "g:Path" => Path(value),
        "g:Traverser" => Value(value.AsDictionary()["value"]),
        _ => Value(value),
    };

    private static object? Scalar(Document value) => value switch
    {
        _ when value.IsString() => value.AsString(),
        _ when value.IsBool() => value.AsBool(),
        _ when value.IsInt() => value.AsInt(),
        _ when value.IsLong() => value.AsLong(),
        _ when value.IsDouble() => value.AsDouble(),
        _ => null,
    };

    // JSON has no word for these, so GraphSON writes them as text.
    private static double Double(Document value) => !value.IsString()
        ? Convert.ToDouble(Scalar(value), CultureInfo.InvariantCulture)
        : value.AsString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.NaN,
        };

    private static IReadOnlyList<object?> List(Document value) => value.IsList() ? [.. value.AsList().Select(Value)] : [];

    private static List<object?> Repeated(Document value)
    {
        var all = new List<object?>();
        foreach (var (item, count) in Pairs(value))
            all.AddRange(Enumerable.Repeat(Value(item), Convert.ToInt32(Value(count), CultureInfo.InvariantCulture)));
        return all;
    }

    private static Dictionary<string, object?> Map(Document value)
    {
        var map = new Dictionary<string, object?>();
        foreach (var (key, item) in Pairs(value))
            map[Key(Value(key))] = Value(item);
        return map;
    }

    private static Dictionary<string, object?> Plain(Dictionary<string, Document> map) => map.ToDictionary(pair => pair.Key, pair => Value(pair.Value));

    private static IEnumerable<(Document First, Document Second)> Pairs(Document value)
    {
        var flat = value.IsList() ? value.AsList() : [];
        for (var i = 0; i + 1 < flat.Count; i += 2)
            yield return (flat[i], flat[i + 1]);
    }

    private static string Key(object? key) => key switch
    {
        string text => text,
        GraphElement element => element.Id,
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => key?.ToString() ?? "null",
    };

    private static GraphElement Element(Document value, bool isEdge)
    {
        var parts = value.AsDictionary();
        var label = parts.TryGetValue("label", out var given) && given.IsString() ? given.AsString() : isEdge ? "edge" : "vertex";
        return new GraphElement(Key(Value(parts["id"])), label, isEdge);
    }

    private static Dictionary<string, object?> Path(Document value)
    {
        var parts = value.AsDictionary();
        return new() { ["labels"] = Value(parts["labels"]), ["objects"] = Value(parts["objects"]) };
    }
}
