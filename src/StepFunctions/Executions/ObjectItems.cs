using System.IO.Compression;
using System.Text;

namespace StepFunctions.Executions;

/// <summary>The items in an object: a JSON list, JSON Lines, CSV, or the objects a manifest names.</summary>
internal sealed class ObjectItems(ItemReader reader, ObjectAccess objects, string bucket, CancellationToken cancellation)
{
    /// <summary>The objects under a prefix, as items.</summary>
    public async IAsyncEnumerable<JsonElement> ListAsync(string prefix)
    {
        await foreach (var one in objects.List(bucket, prefix, cancellation))
        {
            yield return EventDetails.Of(writer =>
            {
                writer.WriteString("Etag", $"\"{one.ETag}\"");
                writer.WriteString("Key", one.Key);
                writer.WriteNumber("LastModified", one.LastModified.ToUnixTimeSeconds());
                writer.WriteNumber("Size", one.Size);
                writer.WriteString("StorageClass", "STANDARD");
            });
        }
    }

    /// <summary>The items in an object.</summary>
    public IAsyncEnumerable<JsonElement> ReadAsync(string key)
    {
        var type = reader.InputType.Length > 0 ? reader.InputType : TypeOf(key);
        return type switch
        {
            "JSON" => JsonAsync(key),
            "JSONL" => LinesAsync(bucket, key),
            "CSV" => CsvAsync(bucket, key, null),
            "MANIFEST" => ManifestAsync(key),
            _ => throw new InvalidDataException($"Items cannot be read from {type} here; use JSON, JSONL, CSV or MANIFEST."),
        };
    }

    private static string TypeOf(string key) => Path.GetExtension(key).TrimStart('.').ToUpperInvariant();

    private async IAsyncEnumerable<JsonElement> JsonAsync(string key)
    {
        using var text = await OpenAsync(bucket, key);
        var document = Json.Parse(await text.ReadToEndAsync(cancellation));
        if (reader.ItemsPointer is { } pointer && !pointer.TryEvaluate(document, out document))
            throw new InvalidDataException($"The ItemsPointer '{pointer}' leads nowhere in the object.");
        if (document.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in document.EnumerateObject())
            {
                yield return EventDetails.Of(writer =>
                {
                    writer.WriteString("Key", property.Name);
                    writer.WritePropertyName("Value");
                    property.Value.WriteTo(writer);
                });
            }

            yield break;
        }

        if (document.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("Attempting to map over non-iterable node.");
        foreach (var item in document.EnumerateArray())
            yield return item;
    }

    private async IAsyncEnumerable<JsonElement> LinesAsync(string from, string key)
    {
        using var text = await OpenAsync(from, key);
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return Json.Parse(line);
        }
    }

    private async IAsyncEnumerable<JsonElement> CsvAsync(string from, string key, IReadOnlyList<string>? schema)
    {
        using var text = await OpenAsync(from, key);
        var headers = schema ?? (reader.CsvHeaderLocation == "GIVEN" ? reader.CsvHeaders : null);
        await foreach (var row in CsvRows.ReadAsync(text, reader.CsvDelimiter, cancellation))
        {
            if (headers is null)
                headers = row;
            else
                yield return Row(headers, row);
        }
    }

    private static JsonElement Row(IReadOnlyList<string> headers, IReadOnlyList<string> row) => EventDetails.Of(writer =>
    {
        for (var at = 0; at < headers.Count; at++)
            writer.WriteString(headers[at], at < row.Count ? row[at] : "");
    });

    /// <summary>An S3 inventory names files with a schema; a manifest of Athena names objects of JSON Lines or CSV.</summary>
    private async IAsyncEnumerable<JsonElement> ManifestAsync(string key)
    {
        using var text = await OpenAsync(bucket, key);
        var content = await text.ReadToEndAsync(cancellation);
        var items = reader.ManifestType == "ATHENA_DATA" ? AthenaAsync(content) : InventoryAsync(Json.Parse(content));
        await foreach (var item in items)
            yield return item;
    }

    private async IAsyncEnumerable<JsonElement> AthenaAsync(string content)
    {
        foreach (var line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = new Uri(line);
            var key = address.AbsolutePath.TrimStart('/');
            var items = TypeOf(key.EndsWith(".gz", StringComparison.Ordinal) ? key[..^3] : key) == "CSV" ? CsvAsync(address.Host, key, null) : LinesAsync(address.Host, key);
            await foreach (var item in items)
                yield return item;
        }
    }

    private async IAsyncEnumerable<JsonElement> InventoryAsync(JsonElement manifest)
    {
        var schema = manifest.GetProperty("fileSchema").GetString()!.Split(',', StringSplitOptions.TrimEntries);
        var from = manifest.TryGetProperty("destinationBucket", out var target) ? target.GetString()!.Split(":::")[^1] : bucket;
        foreach (var file in manifest.GetProperty("files").EnumerateArray())
        {
            await foreach (var item in CsvAsync(from, file.GetProperty("key").GetString()!, schema))
                yield return item;
        }
    }

    private async Task<StreamReader> OpenAsync(string from, string key)
    {
        var stream = await objects.Read(from, key, cancellation) ?? throw new InvalidDataException($"The object s3://{from}/{key} does not exist.");
        if (key.EndsWith(".gz", StringComparison.Ordinal))
            stream = new GZipStream(stream, CompressionMode.Decompress);
        return new StreamReader(stream, Encoding.UTF8);
    }
}
