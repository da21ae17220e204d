using System.Globalization;

namespace Gremlin.Http;

/// <summary>Reals in JSON: always with a point or an exponent, so that readers take them for reals.</summary>
internal static class RealText
{
    public static string Of(double number) => WithPoint(number.ToString("R", CultureInfo.InvariantCulture));

    public static string Of(float number) => WithPoint(number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>What is no JSON number goes as text.</summary>
    public static string OfSpecial(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";

    private static string WithPoint(string text) => text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
}
