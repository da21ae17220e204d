
using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Damerau-Levenshtein distance (optimal string alignment), bit-parallel (Hyyrö 2003) for texts up to 64 characters.</summary>
internal static class DamerauLevenshtein
{
    private const int Word = 64;
    private const int AsciiLimit = 128;

    /// <summary>The least number of insertions, deletions, substitutions and swaps of neighbours; longer texts count by their first 64 characters.</summary>
    [SkipLocalsInit]
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > Word)
            a = a[..Word];
        if (b.Length > Word)
            b = b[..Word];
        if (a.IsEmpty || b.IsEmpty)
            return Math.Max(a.Length, b.Length);
        Span<ulong> ascii = stackalloc ulong[AsciiLimit];
        Forget(ascii, a);
        Forget(ascii, b);
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] < AsciiLimit)
                ascii[a[i]] |= 1UL << i;
        }

        ulong positive = ~0UL, negative = 0, zeros = 0, previousMask = 0;
        var distance = a.Length;
        var last = 1UL << a.Length - 1;
        foreach (var letter in b)
        {
            var mask = letter < AsciiLimit ? ascii[letter] : MaskOf(a, letter);
            var swapped = ((~zeros & mask) << 1) & previousMask;
            zeros = ((mask & positive) + positive ^ positive) | mask | negative | swapped;
            var up = negative | ~(zeros | positive);
            var down = zeros & positive;
            if ((up & last) != 0)
                distance++;
            if ((down & last) != 0)
                distance--;
            up = up << 1 | 1;
            down <<= 1;
            positive = down | ~(zeros | up);
            negative = zeros & up;
            previousMask = mask;
        }

        return distance;
    }

    // Only letters that occur are looked up.
    private static void Forget(Span<ulong> ascii, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter < AsciiLimit)
                ascii[letter] = 0;
        }
    }

    private static ulong MaskOf(ReadOnlySpan<char> text, char letter)
    {
        ulong mask = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == letter)
                mask |= 1UL << i;
        }

        return mask;
    }
}
