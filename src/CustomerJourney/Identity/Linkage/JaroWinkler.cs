using System.Numerics;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Jaro-Winkler similarity (Winkler 1990: prefix up to 4, scale 0.1), by bit masks for texts up to 64 characters.</summary>
internal static class JaroWinkler
{
    private const int Word = 64;
    private const int LongestPrefix = 4;
    private const double PrefixScale = 0.1;

    /// <summary>0 (nothing in common) to 1 (equal).</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return a.Length == b.Length ? 1 : 0;
        if (a.Length > Word)
            a = a[..Word];
        if (b.Length > Word)
            b = b[..Word];
        var jaro = Jaro(a, b);
        var prefix = 0;
        while (prefix < LongestPrefix && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
            prefix++;
        return jaro + prefix * PrefixScale * (1 - jaro);
    }

    private static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var window = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        ulong takenA = 0, takenB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var low = Math.Max(0, i - window);
            var high = Math.Min(b.Length - 1, i + window);
            for (var j = low; j <= high; j++)
            {
                if (a[i] != b[j] || (takenB >> j & 1) != 0)
                    continue;
                takenA |= 1UL << i;
                takenB |= 1UL << j;
                break;
            }
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
}
