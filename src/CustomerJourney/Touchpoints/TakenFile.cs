using System.Text.Json.Serialization;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>A delivered file and what became of it: a line of <c>curated/files/SOURCE.jsonl</c>, and of the lists that a run works through.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Key">Its key in the lake.</param>
/// <param name="Version">Its version there: a new content under the old key is another file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Mapping">Version of the mapping it is read with.</param>
/// <param name="Batch">Id of the batch it became; null before it is taken. Two files of one content are one batch.</param>
/// <param name="Counts">What became of its rows; null before it is taken.</param>
/// <param name="Damage">Why it was not read to its end; empty when it was.</param>
/// <param name="Failure">Why it was not taken; null when it was.</param>
public sealed record TakenFile(
    string Source, string Key, string Version, long Size, string Mapping, string? Batch = null, RowCounts? Counts = null, string? Damage = null, FileFailure? Failure = null)
{
    /// <summary>Whether a later run need not look at it again.</summary>
    [JsonIgnore]
    public bool IsDone => Batch is not null && string.IsNullOrEmpty(Damage);
}
