using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Touchpoints;

/// <summary>Names the live files of a lake table; replacing it is the commit.</summary>
/// <param name="Files">Oldest first: where two files hold a key, the later one counts.</param>
/// <param name="Batches">Batches that are in, hashed: taking one again changes nothing.</param>
/// <param name="Obsolete">Files that are live no more; kept for readers on the way until the next compaction.</param>
/// <param name="IsDistinct">Whether no two rows are known to have one key, so that readers need not look.</param>
internal sealed record LakeManifest(IReadOnlyList<LakeFile> Files, IReadOnlyList<string> Batches, IReadOnlyList<string> Obsolete, bool IsDistinct = false)
{
    /// <summary>A table without rows.</summary>
    public static LakeManifest Empty { get; } = new([], [], []);

    /// <summary>Reads a manifest.</summary>
    public static LakeManifest Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, LakeManifestJson.Default.LakeManifest)!;

    /// <summary>The manifest as UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LakeManifestJson.Default.LakeManifest);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LakeManifest))]
internal sealed partial class LakeManifestJson : JsonSerializerContext;
