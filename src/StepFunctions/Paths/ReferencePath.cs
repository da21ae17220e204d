namespace StepFunctions.Paths;

/// <summary>Puts a value where a path points, making the objects on the way.</summary>
internal static class ReferencePath
{
    /// <summary>The document with the value in place; null when something on the way is no object (or no such element).</summary>
    public static JsonElement? Put(JsonElement document, JsonPath path, JsonElement value)
    {
        if (path.Segments.Count == 0)
            return value;
        if (!Fits(document, path.Segments, 0))
            return null;
        return Json.Build(writer => Write(writer, document, path.Segments, 0, value));
    }

    private static bool Fits(JsonElement node, IReadOnlyList<PathSegment> segments, int at)
    {
        if (at == segments.Count || node.ValueKind == JsonValueKind.Undefined)
            return segments.Skip(at).All(segment => segment is PathSegment.Field);
        return segments[at] switch
        {
            PathSegment.Field field => node.ValueKind == JsonValueKind.Object
                && (at == segments.Count - 1 || Fits(node.TryGetProperty(field.Name, out var child) ? child : default, segments, at + 1)),
            PathSegment.Index index => node.ValueKind == JsonValueKind.Array && index.Position < node.GetArrayLength()
                && (at == segments.Count - 1 || Fits(node[index.Position], segments, at + 1)),
            _ => false,
        };
    }

    private static void Write(Utf8JsonWriter writer, JsonElement node, IReadOnlyList<PathSegment> segments, int at, JsonElement value)
    {
        if (at == segments.Count)
            value.WriteTo(writer);
        else if (segments[at] is PathSegment.Index index)
            WriteArray(writer, node, index.Position, segments, at, value);
        else
            WriteObject(writer, node, ((PathSegment.Field)segments[at]).Name, segments, at, value);
    }

    private static void WriteArray(Utf8JsonWriter writer, JsonElement node, int position, IReadOnlyList<PathSegment> segments, int at, JsonElement value)
    {
        writer.WriteStartArray();
        var count = 0;
        foreach (var item in node.EnumerateArray())
        {
            if (count++ == position)
                Write(writer, item, segments, at + 1, value);
            else
                item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement node, string name, IReadOnlyList<PathSegment> segments, int at, JsonElement value)
    {
        writer.WriteStartObject();
        JsonElement child = default;
        if (node.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in node.EnumerateObject())
            {
                if (property.NameEquals(name))
                    child = property.Value;
                else
                    property.WriteTo(writer);
            }
        }

        writer.WritePropertyName(name);
        Write(writer, child, segments, at + 1, value);
        writer.WriteEndObject();
    }
}
