using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Puts numbers in order: many by their digits (least significant first, over the bits that differ at all), few by comparing.</summary>
internal static class KeySort
{
    private const int DigitBits = 11;
    private const int DigitValues = 1 << DigitBits;
    private const int MostDigits = (64 + DigitBits - 1) / DigitBits;
    private const int FewKeys = 512;

    /// <summary>Puts keys in ascending order.</summary>
    /// <param name="keys">Put in order.</param>
    /// <param name="spare">As many unset places.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(Span<ulong> keys, Span<ulong> spare)
    {
        if (keys.Length <= FewKeys)
        {
            keys.Sort();
            return;
        }

        Span<int> shifts = stackalloc int[MostDigits];
        shifts = shifts[..Digits(Differing(keys), shifts)];
        Span<int> counts = stackalloc int[MostDigits * DigitValues];
        counts = counts[..(shifts.Length * DigitValues)];
        counts.Clear();
        foreach (var key in keys)
        {
            for (var digit = 0; digit < shifts.Length; digit++)
                counts[digit * DigitValues + (int)(key >> shifts[digit] & (DigitValues - 1))]++;
        }

        var from = keys;
        var to = spare[..keys.Length];
        for (var digit = 0; digit < shifts.Length; digit++)
        {
            Scatter(from, to, shifts[digit], counts.Slice(digit * DigitValues, DigitValues));
            var read = from;
            from = to;
            to = read;
        }

        if (shifts.Length % 2 == 1)
            from.CopyTo(keys);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ReadOnlySpan<ulong> from, Span<ulong> to, int shift, Span<int> counts)
    {
        var start = 0;
        foreach (ref var count in counts)
            (count, start) = (start, start + count);
        foreach (var key in from)
            to[counts[(int)(key >> shift & (DigitValues - 1))]++] = key;
    }

    /// <summary>The bits in which any two keys differ.</summary>
    private static ulong Differing(ReadOnlySpan<ulong> keys)
    {
        var (differing, first) = (0UL, keys[0]);
        foreach (var key in keys)
            differing |= key ^ first;
        return differing;
    }

    /// <summary>Where the digits that hold all these bits begin, the lowest first.</summary>
    private static int Digits(ulong bits, Span<int> shifts)
    {
        var digits = 0;
        while (bits != 0)
        {
            var shift = BitOperations.TrailingZeroCount(bits);
            shifts[digits++] = shift;
            bits = shift + DigitBits < 64 ? bits >> (shift + DigitBits) << (shift + DigitBits) : 0;
        }

        return digits;
    }
}
