using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>A dictionary of standardised values: numbers from 1, 0 is empty.</summary>
internal sealed class Terms
{
    /// <summary>Room for a term where one is looked at; what is longer counts by its beginning.</summary>
    public const int Room = 256;

    private const int LongestValue = 4096; // the rest of longer values is not standardised

    private TextNumbers? _numbers;

    /// <summary>An empty dictionary.</summary>
    public Terms()
    {
        Texts.Add("");
        _numbers = new(Texts);
    }

    /// <summary>A text made from another: a part of it, or what was written into the room.</summary>
    public delegate ReadOnlySpan<char> Making(ReadOnlySpan<char> text, Span<char> room);

    /// <summary>The text of every number.</summary>
    public TextPool Texts { get; } = new();

    /// <summary>The number of a text; 0 for an empty one.</summary>
    public int NumberOf(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : _numbers!.NumberOf(text);

    /// <summary>Lets go of what only numbering needs.</summary>
    public void Seal() => _numbers = null;

    /// <summary>Reads a term.</summary>
    public ReadOnlySpan<char> Read(int number, Span<char> room) => Texts.Read(number, room);

    /// <summary>Standardises a column, each distinct value once.</summary>
    /// <returns>Per record the term's number.</returns>
    public int[] Encode(TextColumn column, Making standardise) => Made(column.Numbers, column.Values, this, standardise);

    /// <summary>A further column made from an encoded one, each distinct term once.</summary>
    public int[] Derive(int[] column, Terms into, Making derive) => Made(column, Texts, into, derive);

    /// <summary>A column as key numbers: made from the texts alone, so that any table gives a text the same number; 0 stays 0.</summary>
    public int[] Hash(int[] column)
    {
        var hashes = new int[Texts.Count];
        Span<char> room = stackalloc char[LongestValue];
        for (var number = 1; number < hashes.Length; number++)
            hashes[number] = (int)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Read(number, room))) >> 33) | 1;
        return Mapped(column, hashes);
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

    private static int[] Made(int[] column, IReadOnlyList<string> texts, Terms into, Making making)
    {
        var made = new int[texts.Count];
        Span<char> read = stackalloc char[LongestValue];
        Span<char> room = stackalloc char[LongestValue];
        for (var number = 1; number < made.Length; number++)
        {
            var text = texts is TextPool pool ? pool.Read(number, read) : texts[number];
            made[number] = into.NumberOf(making(text.Length > LongestValue ? text[..LongestValue] : text, room));
        }

        return Mapped(column, made);
    }

    private static int[] Mapped(int[] column, int[] numbers)
    {
        var mapped = new int[column.Length];
        for (var record = 0; record < mapped.Length; record++)
            mapped[record] = numbers[column[record]];
        return mapped;
    }
}
