using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>What mapping one file wrote; written last, so that a batch that has one is whole.</summary>
/// <param name="Batch">Id, from source, mapping and content of the file.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="File">File relative to <c>raw/</c>, under the name it first came by.</param>
/// <param name="Encoding">Encoding it was read in; null for Parquet.</param>
/// <param name="Counts">What became of its rows.</param>
/// <param name="Notes">What happened to values without costing a row, by count.</param>
/// <param name="Damage">Why it was not read to its end; null when it was.</param>
/// <param name="Tables">Parquet files written, by table path; live once committed.</param>
/// <param name="GraphPrefix">Key prefix of the graph's load files; null when nothing is to be loaded.</param>
/// <param name="TypesSeen">Touchpoints by type, the commonest hundred.</param>
/// <param name="AlreadyTaken">Whether the batch had been taken before, so that nothing was written now.</param>
public sealed record BatchManifest(
    string Batch,
    string Source,
    string File,
    string? Encoding,
    RowCounts Counts,
    IReadOnlyDictionary<string, long> Notes,
    string? Damage,
    IReadOnlyDictionary<string, IReadOnlyList<LakeFile>> Tables,
    string? GraphPrefix,
    IReadOnlyDictionary<string, long> TypesSeen,
    bool AlreadyTaken = false)
{
    /// <summary>Key of a batch's manifest in the lake.</summary>
    public static string KeyOf(string source, string batch) => $"curated/batches/{source}/{batch}.json";

    /// <summary>Reads a manifest.</summary>
    public static BatchManifest Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, BatchManifestJson.Default.BatchManifest)!;

    /// <summary>The manifest as UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, BatchManifestJson.Default.BatchManifest);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BatchManifest))]
internal sealed partial class BatchManifestJson : JsonSerializerContext;
