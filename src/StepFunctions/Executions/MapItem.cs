namespace StepFunctions.Executions;

/// <summary>The item a map is at.</summary>
/// <param name="Index">Counted from 0.</param>
/// <param name="Value">The item.</param>
/// <param name="Key">The field's name, when the items are an object's fields.</param>
/// <param name="Source">Where the item was read from; null for the state's input.</param>
internal sealed record MapItem(int Index, JsonElement Value, string? Key = null, string? Source = null)
{
    /// <summary>Writes it into the context object.</summary>
    public void WriteContext(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("Map");
        writer.WriteStartObject("Item");
        writer.WriteNumber("Index"u8, Index);
        writer.WritePropertyName("Value"u8);
        Value.WriteTo(writer);
        if (Key is not null)
            writer.WriteString("Key"u8, Key);
        if (Source is not null)
            writer.WriteString("Source"u8, Source);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
