using System.Globalization;
using Gremlin.Values;

namespace Gremlin.Http;

/// <summary>Keys of maps where JSON wants text.</summary>
internal static class KeyText
{
    public static string Of(object? key) => key switch
    {
        null => "null",
        string text => text,
        ElementToken token => token.ToString().ToLowerInvariant(),
        EdgeDirection direction => direction.ToString().ToUpperInvariant(),
        bool flag => flag ? "true" : "false",
        double number => double.IsFinite(number) ? RealText.Of(number) : RealText.OfSpecial(number),
        float number => float.IsFinite(number) ? RealText.Of(number) : RealText.OfSpecial(number),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        VertexReference vertex => $"v[{vertex.Id}]",
        EdgeReference edge => $"e[{edge.Id}][{edge.Out.Id}-{edge.Label}->{edge.In.Id}]",
        VertexPropertyReference property => $"vp[{property.Key}->{Of(property.Value)}]",
        PropertyReference property => $"p[{property.Key}->{Of(property.Value)}]",
        IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Of))}]",
        SetResult set => $"[{string.Join(", ", set.Items.Select(Of))}]",
        PathResult path => $"[{string.Join(", ", path.Objects.Select(Of))}]",
        MapResult map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Of(entry.Key)}={Of(entry.Value)}"))}}}",
        EnumToken token => token.Name,
        _ => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "",
    };
}
