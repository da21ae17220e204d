using System.Buffers.Binary;

namespace CustomerJourney.Journeys;

/// <summary>Puts coded texts into order, so that comparing codes is comparing texts.</summary>
internal static class TextOrder
{
    /// <summary>For each code its place in byte order (which is ordinal order outside of surrogates).</summary>
    public static int[] RanksByBytes(TextCodes texts)
    {
        if (IsSorted(texts))
            return Enumerable.Range(0, texts.Count).ToArray();
        var keys = new (ulong Prefix, int Code)[texts.Count];
        var common = CommonPrefix(texts);
        for (var code = 0; code < keys.Length; code++)
            keys[code] = (PrefixOf(texts[code][common..]), code);
        Array.Sort(keys, (a, b) => a.Prefix != b.Prefix
            ? a.Prefix.CompareTo(b.Prefix)
            : texts[a.Code].SequenceCompareTo(texts[b.Code]));
        return Invert(keys.Length, place => keys[place].Code);
    }

    /// <summary>For each code its place in ordinal order of the decoded texts.</summary>
    public static int[] RanksByOrdinal(TextCodes texts)
    {
        var names = new string[texts.Count];
        for (var code = 0; code < names.Length; code++)
            names[code] = texts.TextOf(code);
        var order = Enumerable.Range(0, names.Length).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(names[a], names[b]));
        return Invert(order.Length, place => order[place]);
    }

    private static int[] Invert(int count, Func<int, int> codeAt)
    {
        var ranks = new int[count];
        for (var place = 0; place < count; place++)
            ranks[codeAt(place)] = place;
        return ranks;
    }

    private static bool IsSorted(TextCodes texts)
    {
        for (var code = 1; code < texts.Count; code++)
        {
            if (texts[code - 1].SequenceCompareTo(texts[code]) >= 0)
                return false;
        }

        return true;
    }

    private static int CommonPrefix(TextCodes texts)
    {
        var common = texts.Count == 0 ? 0 : texts[0].Length;
        for (var code = 1; code < texts.Count && common > 0; code++)
            common = texts[0][..common].CommonPrefixLength(texts[code]);
        return common;
    }

    private static ulong PrefixOf(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        text[..Math.Min(8, text.Length)].CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }
}
