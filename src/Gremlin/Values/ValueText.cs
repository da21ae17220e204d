using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gremlin.Values;

/// <summary>Values as text, written as the reference implementation writes them.</summary>
internal static class ValueText
{
    public static string Of(in Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.String => value.AsString,
        <= ValueKind.Long => value.AsLong.ToString(CultureInfo.InvariantCulture),
        ValueKind.BigInteger => ((BigInteger)value.Content).ToString(CultureInfo.InvariantCulture),
        ValueKind.Decimal => ((decimal)value.Content).ToString(CultureInfo.InvariantCulture),
        ValueKind.Float => Floating(value.AsFloat, value.AsFloat.ToString("R", CultureInfo.InvariantCulture)),
        ValueKind.Double => Floating(value.AsDouble, value.AsDouble.ToString("R", CultureInfo.InvariantCulture)),
        ValueKind.Date => Date(value.AsLong),
        ValueKind.Vertex => $"v[{Elements.IdText(value)}]",
        ValueKind.Edge => Edge(value),
        ValueKind.VertexProperty => $"vp[{value.As<VertexPropertyItem>().Key}->{Short(value.As<VertexPropertyItem>().Content)}]",
        ValueKind.Property => $"p[{value.As<EdgePropertyItem>().Key}->{Short(value.As<EdgePropertyItem>().Content)}]",
        ValueKind.Path => "path[" + Join(value.As<PathValue>().Objects) + "]",
        ValueKind.List or ValueKind.Set => "[" + Join(Collections.Items(value)) + "]",
        ValueKind.BulkSet => "{" + Join(Collections.Items(value)) + "}",
        ValueKind.Map => "{" + Join(Collections.Items(value)) + "}",
        ValueKind.MapEntry => Of(value.As<MapEntryValue>().Key) + "=" + Of(value.As<MapEntryValue>().Content),
        ValueKind.Token => ((ElementToken)value.Bits).ToString().ToLowerInvariant(),
        ValueKind.Direction => ((EdgeDirection)value.Bits).ToString().ToUpperInvariant(),
        ValueKind.Enum => value.Reference is Boxed { Content: EnumToken token } ? token.Name : "cardinality",
        _ => value.Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The Java class that the reference implementation would name in a message.</summary>
    public static string ClassOf(in Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => "class java.lang.Boolean",
        ValueKind.Byte => "class java.lang.Byte",
        ValueKind.Short => "class java.lang.Short",
        ValueKind.Int => "class java.lang.Integer",
        ValueKind.Long => "class java.lang.Long",
        ValueKind.Float => "class java.lang.Float",
        ValueKind.Double => "class java.lang.Double",
        ValueKind.BigInteger => "class java.math.BigInteger",
        ValueKind.Decimal => "class java.math.BigDecimal",
        ValueKind.String => "class java.lang.String",
        ValueKind.Date => "class java.util.Date",
        ValueKind.List => "class java.util.ArrayList",
        ValueKind.Set => "class java.util.LinkedHashSet",
        ValueKind.Map => "class java.util.LinkedHashMap",
        _ => "class " + value.Kind,
    };

    /// <summary>A floating number as Java prints it.</summary>
    private static string Floating(double number, string shortest)
    {
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        var size = Math.Abs(number);
        if (size != 0 && (size < 1e-3 || size >= 1e7)) return Scientific(shortest);
        return shortest.Contains('.', StringComparison.Ordinal) ? shortest : shortest + ".0";
    }

    private static string Scientific(string shortest)
    {
        var negative = shortest[0] == '-';
        var (digits, exponent) = Digits(negative ? shortest[1..] : shortest);
        var fraction = digits.Length > 1 ? digits[1..] : "0";
        return $"{(negative ? "-" : "")}{digits[0]}.{fraction}E{exponent.ToString(CultureInfo.InvariantCulture)}";
    }

    private static (string Digits, int Exponent) Digits(string plain)
    {
        var e = plain.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(plain[(e + 1)..], CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? plain : plain[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        var digits = all.TrimStart('0').TrimEnd('0');
        return (digits.Length == 0 ? "0" : digits, exponent + whole.Length - 1 - leading);
    }

    private static string Date(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);

    private static string Edge(in Value edge)
    {
        var graph = edge.As<GraphTag>().Graph;
        return $"e[{graph.EdgeId(edge.Index)}][{graph.VertexId(graph.EdgeOut(edge.Index))}-{graph.EdgeLabel(edge.Index)}->{graph.VertexId(graph.EdgeIn(edge.Index))}]";
    }

    private static string Short(in Value value)
    {
        const int longest = 20;
        var text = Of(value);
        return text.Length > longest ? text[..longest] : text;
    }

    private static string Join(IReadOnlyList<Value> items)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return string.Join(", ", items.Select(item => Of(item)));
    }
}
