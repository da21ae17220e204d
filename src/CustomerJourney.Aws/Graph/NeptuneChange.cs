using System.Globalization;
using Amazon.Neptunedata.Model;
using Amazon.Runtime.Documents;
using CustomerJourney.Graph;

namespace CustomerJourney.Aws.Graph;

/// <summary>One record of Neptune Streams (<c>PG_JSON</c>) as a change.</summary>
internal static class NeptuneChange
{
    public static GraphChange Of(PropertygraphRecord record)
    {
        var data = record.Data;
        return new GraphChange(
            new ChangePosition(Number(record.EventId, "commitNum"), Number(record.EventId, "opNum")),
            DateTimeOffset.FromUnixTimeMilliseconds(record.CommitTimestampInMillis ?? 0),
            record.Op == "ADD",
            Kind(data.Type),
            data.Id,
            data.Key,
            Value(data.Value),
            data.From,
            data.To,
            record.IsLastOp == true);
    }

    private static GraphChangeKind Kind(string type) => type switch
    {
        "vl" => GraphChangeKind.VertexLabel,
        "vp" => GraphChangeKind.VertexProperty,
        "e" => GraphChangeKind.Edge,
        "ep" => GraphChangeKind.EdgeProperty,
        _ => throw new GraphQueryException("UnknownChange", $"The change stream holds a record of type '{type}'."),
    };

    private static object? Value(Document value)
    {
        if (!value.IsDictionary())
            return Plain(value);
        var parts = value.AsDictionary();
        var plain = Plain(parts["value"]);
        return parts.TryGetValue("dataType", out var type) ? Typed(type.AsString(), plain) : plain;
    }

    private static object? Typed(string type, object? value) => (type, value) switch
    {
        (_, null) => null,
        ("Byte" or "Short" or "Int" or "Integer", _) => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        ("Long", _) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ("Float" or "Double", _) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        ("Bool" or "Boolean", string text) => bool.Parse(text),
        ("Date" or "DateTime", string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        ("Date" or "DateTime", _) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => value,
    };

    private static object? Plain(Document value) => value switch
    {
        _ when value.IsString() => value.AsString(),
        _ when value.IsBool() => value.AsBool(),
        _ when value.IsInt() => value.AsInt(),
        _ when value.IsLong() => value.AsLong(),
        _ when value.IsDouble() => value.AsDouble(),
        _ => null,
    };

    private static long Number(Dictionary<string, string> eventId, string name) => long.Parse(eventId[name], CultureInfo.InvariantCulture);
}
