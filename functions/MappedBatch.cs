using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Functions;

/// <summary>What <see cref="MapBatch"/> wrote.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Batch">Id of the batch; its manifest lies in the lake.</param>
/// <param name="GraphPrefix">Key prefix of the graph's load files; empty when nothing is to be loaded.</param>
/// <param name="Counts">What became of the rows.</param>
/// <param name="Damage">Why the file was not read to its end; empty when it was.</param>
/// <param name="AlreadyTaken">Whether the batch had been mapped before.</param>
public sealed record MappedBatch(string Source, string Batch, string GraphPrefix, RowCounts Counts, string Damage, bool AlreadyTaken)
{
    /// <summary>The short of a manifest, with every field there: a workflow's path may not be missing.</summary>
    public static MappedBatch Of(BatchManifest manifest) => new(manifest.Source, manifest.Batch, manifest.GraphPrefix ?? "", manifest.Counts, manifest.Damage ?? "", manifest.AlreadyTaken);
}
