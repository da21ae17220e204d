using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Touchpoints;

/// <summary>A part of a source's file that can be mapped without the rest, or the whole file.</summary>
/// <param name="File">Name of the file relative to <c>raw/</c>.</param>
/// <param name="Batch">Id of the file's batch.</param>
/// <param name="Encoding">Encoding of the file; null for Parquet.</param>
/// <param name="IsWhole">Whether it is the whole file.</param>
/// <param name="From">Byte of the file where it begins.</param>
/// <param name="To">Byte after its last row.</param>
/// <param name="Until">Byte up to which it is to be read: a row that is never closed is told by what follows it.</param>
/// <param name="RowsBefore">Rows of the file before it.</param>
/// <param name="Line">Line where it begins, from 1.</param>
/// <param name="Delimiter">What stands between fields; null for JSON.</param>
/// <param name="Columns">The file's columns; null for JSON.</param>
/// <param name="Earlier">For rows of it that are told by their content: how many rows with the same content come before, by row number, where there are any.</param>
public sealed record FilePart(
    string File,
    string Batch,
    string? Encoding,
    bool IsWhole,
    long From,
    long To,
    long Until,
    long RowsBefore,
    long Line,
    string? Delimiter,
    IReadOnlyList<string>? Columns,
    IReadOnlyDictionary<long, int> Earlier)
{
    /// <summary>Reads a part.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static FilePart Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FilePartJson.Default.FilePart) ?? throw new JsonException();
        }
        catch (JsonException mistake)
        {
            throw new ArgumentException("The part is not as --plan writes it.", mistake);
        }
    }

    /// <summary>The part as one line of JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, FilePartJson.Default.FilePart);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FilePart))]
internal sealed partial class FilePartJson : JsonSerializerContext;
