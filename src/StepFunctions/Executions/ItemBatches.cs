namespace StepFunctions.Executions;

/// <summary>Puts items together into inputs of child executions.</summary>
internal static class ItemBatches
{
    /// <summary>Batches with at most so many items and bytes; an item that is too large alone stays alone.</summary>
    public static IReadOnlyList<JsonElement> Of(IReadOnlyList<JsonElement> items, JsonElement? common, int maxItems, int maxBytes)
    {
        var batches = new List<JsonElement>();
        var empty = Json.Size(Batch([], common));
        var (open, size) = (new List<JsonElement>(), empty);
        foreach (var item in items)
        {
            var more = Json.Size(item) + (open.Count > 0 ? 1 : 0);
            if (open.Count > 0 && (open.Count >= maxItems || size + more > maxBytes))
            {
                batches.Add(Batch(open, common));
                (open, size, more) = ([], empty, Json.Size(item));
            }

            open.Add(item);
            size += more;
        }

        if (open.Count > 0)
            batches.Add(Batch(open, common));
        return batches;
    }

    private static JsonElement Batch(IReadOnlyList<JsonElement> items, JsonElement? common) => EventDetails.Of(writer =>
    {
        if (common is { } input)
        {
            writer.WritePropertyName("BatchInput");
            input.WriteTo(writer);
        }

        writer.WriteStartArray("Items");
        foreach (var item in items)
            item.WriteTo(writer);
        writer.WriteEndArray();
    });
}
