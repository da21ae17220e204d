using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Jaro-Winkler similarity (Winkler 1990: prefix up to 4, scale 0.1), by bit masks for texts up to 64 characters; a letter's places are found eight at a time.</summary>
internal static class JaroWinkler
{
    private const int Word = 64;
    private const int LongestPrefix = 4;
    private const double PrefixScale = 0.1;

    /// <summary>0 (nothing in common) to 1 (equal). Which letters match can depend on the text begun with: it is the shorter one, of two of a length the ordinally smaller.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return a.Length == b.Length ? 1 : 0;
        if (a.Length > Word)
            a = a[..Word];
        if (b.Length > Word)
            b = b[..Word];
        var jaro = a.Length < b.Length || a.Length == b.Length && a.SequenceCompareTo(b) <= 0 ? Jaro(a, b) : Jaro(b, a);
        var prefix = 0;
        while (prefix < LongestPrefix && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
            prefix++;
        return jaro + prefix * PrefixScale * (1 - jaro);
    }

    [SkipLocalsInit]
    private static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var window = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        Span<ushort> letters = stackalloc ushort[Word]; // what stands behind the text lies outside of every window
        MemoryMarshal.Cast<char, ushort>(b).CopyTo(letters);
        var chunks = (b.Length + Vector128<ushort>.Count - 1) / Vector128<ushort>.Count;
        ulong takenA = 0, takenB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var free = PlacesOf(a[i], letters, chunks) & Between(i - window, Math.Min(b.Length - 1, i + window)) & ~takenB;
            if (free == 0)
                continue;
            takenA |= 1UL << i;
            takenB |= free & ~(free - 1);
        }

        var matches = BitOperations.PopCount(takenA);
        if (matches == 0)
            return 0;
        var moved = 0;
        for (ulong left = takenA, right = takenB; left != 0; left &= left - 1, right &= right - 1)
        {
            if (a[BitOperations.TrailingZeroCount(left)] != b[BitOperations.TrailingZeroCount(right)])
                moved++;
        }

        return ((double)matches / a.Length + (double)matches / b.Length + (matches - moved / 2) / (double)matches) / 3;
    }

    private static ulong PlacesOf(char letter, ReadOnlySpan<ushort> letters, int chunks)
    {
        var wanted = Vector128.Create((ushort)letter);
        ref var first = ref MemoryMarshal.GetReference(letters);
        ulong places = 0;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var from = chunk * Vector128<ushort>.Count;
            places |= (ulong)Vector128.Equals(Vector128.LoadUnsafe(ref first, (nuint)from), wanted).ExtractMostSignificantBits() << from;
        }

        return places;
    }

    // Bits low to high, both included; none where high is less.
    private static ulong Between(int low, int high) => high < low ? 0 : ulong.MaxValue >> Word - 1 - high & ulong.MaxValue << Math.Max(0, low);
}
