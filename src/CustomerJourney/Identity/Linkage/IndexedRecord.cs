using System.Text;

namespace CustomerJourney.Identity.Linkage;

/// <summary>A record in the index.</summary>
internal sealed class IndexedRecord(string id, ulong idHash, byte[] values, int[] keyNumbers)
{
    private const char Between = '\u001F'; // no value keeps it

    public string Id { get; } = id;

    public ulong IdHash { get; } = idHash;

    /// <summary>Its numbers in the schema's columns.</summary>
    public int[] KeyNumbers { get; } = keyNumbers;

    /// <summary>Neighbours with evidence worth keeping; null for none.</summary>
    public Dictionary<int, float>? Edges { get; private set; }

    /// <summary>Number of the record that its cluster is named after.</summary>
    public int Cluster { get; set; }

    /// <summary>Values by the model's columns.</summary>
    public string[] Values() => Encoding.UTF8.GetString(values).Split(Between);

    /// <summary>Values as they are kept.</summary>
    public static byte[] Packed(IEnumerable<string> values) => Encoding.UTF8.GetBytes(string.Join(Between, values.Select(value => value.Replace(Between, ' '))));

    /// <summary>Adds a neighbour.</summary>
    public void Join(int neighbour, float bits) => (Edges ??= [])[neighbour] = bits;

    /// <summary>Takes a neighbour away.</summary>
    public void Part(int neighbour)
    {
        Edges?.Remove(neighbour);
        if (Edges is { Count: 0 })
            Edges = null;
    }

    /// <summary>Takes all neighbours away.</summary>
    public void PartAll() => Edges = null;
}
