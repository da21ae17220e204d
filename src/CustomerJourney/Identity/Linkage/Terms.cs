namespace CustomerJourney.Identity.Linkage;

/// <summary>A dictionary of standardised values: numbers from 1, 0 is empty.</summary>
internal sealed class Terms
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The text of every number.</summary>
    public List<string> Texts { get; } = [""];

    /// <summary>The number of a text; 0 for an empty one.</summary>
    public int NumberOf(string text)
    {
        if (text.Length == 0)
            return 0;
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = Texts.Count);
            Texts.Add(text);
        }

        return number;
    }

    /// <summary>Standardises a column, each distinct value once.</summary>
    /// <returns>Per record the term's number.</returns>
    public int[] Encode(TextColumn column, Func<string, string> standardise)
    {
        var terms = new int[column.Values.Count];
        for (var number = 1; number < terms.Length; number++)
            terms[number] = NumberOf(standardise(column.Values[number]));
        return Array.ConvertAll(column.Numbers, number => terms[number]);
    }

    /// <summary>A further column made from an encoded one, each distinct term once.</summary>
    public int[] Derive(int[] column, Terms into, Func<string, string> derive)
    {
        var derived = new int[Texts.Count];
        for (var number = 1; number < derived.Length; number++)
            derived[number] = into.NumberOf(derive(Texts[number]));
        return Array.ConvertAll(column, number => derived[number]);
    }

    /// <summary>A column as key numbers: made from the texts alone, so that any table gives a text the same number; 0 stays 0.</summary>
    public int[] Hash(int[] column)
    {
        var hashes = new int[Texts.Count];
        for (var number = 1; number < hashes.Length; number++)
            hashes[number] = (int)(System.IO.Hashing.XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Texts[number].AsSpan())) >> 33) | 1;
        return Array.ConvertAll(column, number => hashes[number]);
    }

    /// <summary>How many records have each term.</summary>
    public int[] Count(int[] column)
    {
        var counts = new int[Texts.Count];
        foreach (var number in column)
            counts[number]++;
        return counts;
    }

    /// <summary>The level of exact agreement in each term, by how many records have it.</summary>
    public static byte[] ExactLevels(int[] counts)
    {
        var present = Math.Max(1, counts.AsSpan(1).ToArray().Sum());
        return [.. counts.Select((count, number) => number == 0 ? (byte)0 : (byte)Levels.ExactLevel(count, present))];
    }
}
