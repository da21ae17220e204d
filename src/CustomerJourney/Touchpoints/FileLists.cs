using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Touchpoints;

/// <summary>Lists of files in the lake, a JSON object a line, so that a workflow reads thousands of them without carrying them about.</summary>
internal static class FileLists
{
    /// <summary>Key of a source's files as they were taken.</summary>
    public static string TakenKey(string source) => $"curated/files/{source}.jsonl";

    /// <summary>Reads a list; empty when there is none.</summary>
    public static async Task<List<TakenFile>> ReadAsync(IObjectLake lake, string key, CancellationToken cancellationToken)
    {
        var files = new List<TakenFile>();
        if (await lake.FindAsync(key, cancellationToken) is null)
            return files;
        using var reader = new StreamReader(await lake.OpenReadAsync(key, cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
                files.Add(JsonSerializer.Deserialize(line, FileListsJson.Default.TakenFile)!);
        }

        return files;
    }

    /// <summary>Writes a list.</summary>
    public static Task WriteAsync(IObjectLake lake, string key, IEnumerable<TakenFile> files, CancellationToken cancellationToken) =>
        lake.WriteAsync(key, async (stream, stop) =>
        {
            foreach (var file in files)
            {
                await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(file, FileListsJson.Default.TakenFile), stop);
                stream.WriteByte((byte)'\n');
            }
        }, cancellationToken);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TakenFile))]
internal sealed partial class FileListsJson : JsonSerializerContext;
