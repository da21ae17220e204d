namespace CustomerJourney.Identity.Linkage;

/// <summary>A record in the index.</summary>
internal sealed class IndexedRecord
{
    public required string Id { get; init; }

    public required ulong IdHash { get; init; }

    /// <summary>Values by the model's columns.</summary>
    public required string[] Values { get; init; }

    /// <summary>Per rule its key; 0 when it lacks a part.</summary>
    public required ulong[] Keys { get; init; }

    /// <summary>Per rule the numbers that split its blocks.</summary>
    public required int[][] Splits { get; init; }

    /// <summary>Neighbours with evidence worth keeping.</summary>
    public Dictionary<int, float> Edges { get; } = [];

    /// <summary>Number of the record that its cluster is named after.</summary>
    public int Cluster { get; set; }

    public int PartOf(int rule, int depth) => depth < Splits[rule].Length ? Splits[rule][depth] : Splitting.PartOf(IdHash, depth - Splits[rule].Length);
}
