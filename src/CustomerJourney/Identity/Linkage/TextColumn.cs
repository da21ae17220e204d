namespace CustomerJourney.Identity.Linkage;

/// <summary>A dictionary-encoded column: every record's value as a small number; 0 is empty.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Numbers">Per record the number of its value.</param>
/// <param name="Values">The value of every number; the first is empty.</param>
public sealed record TextColumn(string Name, int[] Numbers, IReadOnlyList<string> Values)
{
    /// <summary>How many records have each value, by number.</summary>
    internal int[] Count()
    {
        var counts = new int[Values.Count];
        foreach (var number in Numbers)
            counts[number]++;
        return counts;
    }
}
