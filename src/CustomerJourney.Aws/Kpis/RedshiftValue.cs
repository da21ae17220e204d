using System.Globalization;
using Amazon.RedshiftDataAPIService.Model;

namespace CustomerJourney.Aws.Kpis;

/// <summary>A field of the Data API by its column's type.</summary>
internal static class RedshiftValue
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static object? Of(Field field, string type) => field switch
    {
        { IsNull: true } => null,
        { BooleanValue: { } flag } => flag,
        { LongValue: { } number } => number,
        { DoubleValue: { } number } => number,
        { StringValue: { } text } => Typed(text, type),
        _ => null,
    };

    private static object Typed(string text, string type) => type switch
    {
        "numeric" or "decimal" => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
        "date" => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        "timestamp" or "timestamptz" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, Utc),
        "int2" or "int4" or "int8" => long.Parse(text, CultureInfo.InvariantCulture),
        "float4" or "float8" => double.Parse(text, CultureInfo.InvariantCulture),
        "bool" => text is "t" or "true",
        _ => text,
    };
}
