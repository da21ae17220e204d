namespace CustomerJourney.Touchpoints.Rows;

/// <summary>What happened to values without costing a row, by count.</summary>
internal sealed class MappingNotes
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one more.</summary>
    public void Count(string note) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, note, out _)++;

    /// <summary>The notes with their counts, in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> All => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
}
