using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StepFunctions.Integrations;

/// <summary>The actions of S3 that state machines call, over the objects a runner has: <c>aws-sdk:s3:getObject</c> and its kin.</summary>
public static class ObjectTasks
{
    private const string Prefix = "arn:aws:states:::aws-sdk:s3:";
    private const int MaxKeys = 1000;

    /// <summary>Registers <c>getObject</c>, <c>headObject</c>, <c>putObject</c>, <c>copyObject</c>, <c>deleteObject</c> (where objects can be deleted) and <c>listObjectsV2</c>.</summary>
    /// <param name="tasks">Where to register.</param>
    /// <param name="objects">What the actions work on.</param>
    public static TaskIntegrations AddObjects(this TaskIntegrations tasks, ObjectAccess objects)
    {
        tasks.Service(Prefix + "getObject", (call, cancellation) => GetAsync(objects, call.Input, cancellation))
            .Service(Prefix + "headObject", (call, cancellation) => HeadAsync(objects, call.Input, cancellation))
            .Service(Prefix + "putObject", (call, cancellation) => PutAsync(objects, call.Input, cancellation))
            .Service(Prefix + "copyObject", (call, cancellation) => CopyAsync(objects, call.Input, cancellation))
            .Service(Prefix + "listObjectsV2", (call, cancellation) => ListAsync(objects, call.Input, cancellation));
        if (objects.Delete is { } delete)
            tasks.Service(Prefix + "deleteObject", (call, cancellation) => DeleteAsync(delete, call.Input, cancellation));
        return tasks;
    }

    private static async Task<JsonElement> GetAsync(ObjectAccess objects, JsonElement input, CancellationToken cancellation)
    {
        var content = await ContentAsync(objects, Required(input, "Bucket"), Required(input, "Key"), cancellation);
        return EventDetails.Of(writer =>
        {
            writer.WriteString("Body", Encoding.UTF8.GetString(content));
            writer.WriteNumber("ContentLength", content.Length);
            writer.WriteString("ETag", Tag(content));
        });
    }

    private static async Task<JsonElement> HeadAsync(ObjectAccess objects, JsonElement input, CancellationToken cancellation)
    {
        var content = await ContentAsync(objects, Required(input, "Bucket"), Required(input, "Key"), cancellation);
        return EventDetails.Of(writer =>
        {
            writer.WriteNumber("ContentLength", content.Length);
            writer.WriteString("ETag", Tag(content));
        });
    }

    /// <summary>A body that is no text is written as its JSON, as the service does.</summary>
    private static async Task<JsonElement> PutAsync(ObjectAccess objects, JsonElement input, CancellationToken cancellation)
    {
        var body = input.TryGetProperty("Body", out var given) ? given : Json.String("");
        var content = Encoding.UTF8.GetBytes(body.ValueKind == JsonValueKind.String ? body.GetString()! : Json.Text(body));
        await objects.Write(Required(input, "Bucket"), Required(input, "Key"), content, cancellation);
        return EventDetails.Of(writer => writer.WriteString("ETag", Tag(content)));
    }

    private static async Task<JsonElement> CopyAsync(ObjectAccess objects, JsonElement input, CancellationToken cancellation)
    {
        var source = Uri.UnescapeDataString(Required(input, "CopySource")).TrimStart('/').Split('/', 2);
        if (source.Length < 2)
            throw new TaskFailedException("S3.S3Exception", "CopySource must be BUCKET/KEY.");
        var content = await ContentAsync(objects, source[0], source[1], cancellation);
        await objects.Write(Required(input, "Bucket"), Required(input, "Key"), content, cancellation);
        return EventDetails.Of(writer =>
        {
            writer.WriteStartObject("CopyObjectResult");
            writer.WriteString("ETag", Tag(content));
            writer.WriteEndObject();
        });
    }

    private static async Task<JsonElement> DeleteAsync(Func<string, string, CancellationToken, Task> delete, JsonElement input, CancellationToken cancellation)
    {
        await delete(Required(input, "Bucket"), Required(input, "Key"), cancellation);
        return Json.EmptyObject;
    }

    private static async Task<JsonElement> ListAsync(ObjectAccess objects, JsonElement input, CancellationToken cancellation)
    {
        var (bucket, prefix, after) = (Required(input, "Bucket"), Text(input, "Prefix") ?? "", Text(input, "ContinuationToken") ?? Text(input, "StartAfter"));
        var most = input.TryGetProperty("MaxKeys", out var limit) && limit.TryGetInt32(out var wanted) ? Math.Clamp(wanted, 0, MaxKeys) : MaxKeys;
        var found = new List<ListedObject>();
        var truncated = false;
        await foreach (var one in objects.List(bucket, prefix, cancellation))
        {
            if (after is not null && string.CompareOrdinal(one.Key, after) <= 0)
                continue;
            if (found.Count == most)
            {
                truncated = most > 0;
                break;
            }

            found.Add(one);
        }

        return Page(bucket, prefix, most, found, truncated);
    }

    private static JsonElement Page(string bucket, string prefix, int most, IReadOnlyList<ListedObject> found, bool truncated) => EventDetails.Of(writer =>
    {
        writer.WriteStartArray("Contents");
        foreach (var one in found)
        {
            writer.WriteStartObject();
            writer.WriteString("ETag", $"\"{one.ETag}\"");
            writer.WriteString("Key", one.Key);
            writer.WriteString("LastModified", one.LastModified.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteNumber("Size", one.Size);
            writer.WriteString("StorageClass", "STANDARD");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("IsTruncated", truncated);
        writer.WriteNumber("KeyCount", found.Count);
        writer.WriteNumber("MaxKeys", most);
        writer.WriteString("Name", bucket);
        writer.WriteString("Prefix", prefix);
        if (truncated)
            writer.WriteString("NextContinuationToken", found[^1].Key);
    });

    private static async Task<byte[]> ContentAsync(ObjectAccess objects, string bucket, string key, CancellationToken cancellation)
    {
        await using var stream = await objects.Read(bucket, key, cancellation)
            ?? throw new TaskFailedException("S3.NoSuchKeyException", $"The specified key does not exist: s3://{bucket}/{key}");
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

#pragma warning disable CA5351 // S3's tag of an object is its MD5; it guards nothing
    private static string Tag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
#pragma warning restore CA5351

    private static string Required(JsonElement input, string field) => Text(input, field) is { Length: > 0 } text
        ? text
        : throw new TaskFailedException("S3.S3Exception", $"The Parameters need the field '{field}'.");

    private static string? Text(JsonElement input, string field) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
