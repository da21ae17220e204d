namespace StepFunctions.Executions;

/// <summary>Reads a distributed map's items from objects.</summary>
internal static class ItemReading
{
    private const string Failed = "States.ItemReaderFailed";

    /// <summary>The items.</summary>
    public static async Task<IReadOnlyList<MapItem>> ReadAsync(ItemReader reader, Branch branch, Frame frame, JsonElement input)
    {
        var objects = branch.Core.Options.Objects ?? throw new StateErrorException(Failed, "No objects can be read: give the runner's options their Objects (ObjectAccess).");
        var parameters = reader.Parameters is null ? Json.EmptyObject : frame.Fill(reader.Parameters, input);
        var most = frame.Number(reader.MaxItems, input, 0, int.MaxValue) is > 0 and var limit ? (int)limit : int.MaxValue;
        var source = new ObjectItems(reader, objects, Text(parameters, "Bucket"), branch.Cancellation);
        try
        {
            var isList = reader.Resource.EndsWith(":listObjectsV2", StringComparison.Ordinal);
            var read = isList ? source.ListAsync(Text(parameters, "Prefix")) : source.ReadAsync(Text(parameters, "Key"));
            var origin = $"S3://{Text(parameters, "Bucket")}{(isList ? "" : "/" + Text(parameters, "Key"))}";
            var items = new List<MapItem>();
            await foreach (var item in read)
            {
                if (items.Count >= most)
                    break;
                items.Add(new MapItem(items.Count, item, null, origin));
            }

            return items;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidDataException or IOException)
        {
            throw new StateErrorException(Failed, wrong.Message);
        }
    }

    private static string Text(JsonElement parameters, string field) =>
        parameters.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
