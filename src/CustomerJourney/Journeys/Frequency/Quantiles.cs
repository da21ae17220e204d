using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Exact quantiles by selection, with linear interpolation between neighbours (SQL's PERCENTILE_CONT).</summary>
internal static class Quantiles
{
    private const int SmallEnoughToSort = 48;
    private const int SmallEnoughToPartition = 128;
    private const int FewBucketBits = 8;
    private const int ManyBucketBits = 10;
    private const int Many = 4096;

    /// <summary>The quantile of values; their order may change.</summary>
    public static double Of(Span<long> values, double quantile)
    {
        if (values.Length == 0)
            return 0;
        var place = PlaceOf(values.Length, quantile, out var rest);
        var (low, high) = Neighbours(values, place);
        return Between(low, high, rest);
    }

    /// <summary>Two quantiles of values; their order may change.</summary>
    public static (double Low, double High) Both(Span<long> values, double low, double high)
    {
        if (values.Length > SmallEnoughToPartition)
            return (Of(values, low), Of(values, high));
        values.Sort();
        return (OfSorted(values, low), OfSorted(values, high));
    }

    private static double OfSorted(ReadOnlySpan<long> values, double quantile)
    {
        if (values.Length == 0)
            return 0;
        var place = PlaceOf(values.Length, quantile, out var rest);
        return Between(values[place], values[Math.Min(place + 1, values.Length - 1)], rest);
    }

    /// <summary>Where the quantile of so many values lies: at a place from 0, and a rest of the way to the next.</summary>
    public static int PlaceOf(int count, double quantile, out double rest)
    {
        var place = (count - 1) * quantile;
        rest = place - (int)place;
        return (int)place;
    }

    /// <summary>A point between two values.</summary>
    public static double Between(long low, long high, double rest) => low + rest * (high - low);

    /// <summary>The values that sorting would put at a place and at the next one (the same at the end); the values' order may change.</summary>
    public static (long Low, long High) Neighbours(Span<long> values, int place)
    {
        if (values.Length > SmallEnoughToPartition)
            return NeighboursByBuckets(values, place);
        var low = Select(values, place);
        if (place + 1 >= values.Length)
            return (low, low);
        var high = long.MaxValue;
        foreach (var value in values[(place + 1)..])
            high = Math.Min(high, value);
        return (low, high);
    }

    /// <summary>Counts into equal buckets from the least to the greatest value; then only the bucket or two with the wanted places are looked into.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Low, long High) NeighboursByBuckets(Span<long> values, int place)
    {
        var (min, max) = Range(values);
        var bits = values.Length < Many ? FewBucketBits : ManyBucketBits;
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)(max - min)) - bits);
        Span<int> counts = stackalloc int[1 << bits];
        counts.Clear();
        foreach (var value in values)
            counts[(int)((value - min) >> shift)]++;
        var rest = place;
        var from = BucketWith(counts, ref rest);
        var next = Math.Min(place + 1, values.Length - 1) - (place - rest);
        var to = from;
        for (var sum = counts[from]; next >= sum; sum += counts[++to])
        {
        }

        if (shift == 0)
            return (min + from, min + to);
        return from == to ? WithinBucket(values, min, shift, from, counts[from], rest) : AcrossBuckets(values, min, shift, from, to);
    }

    private static (long Low, long High) WithinBucket(ReadOnlySpan<long> values, long min, int shift, int bucket, int count, int place)
    {
        var own = ArrayPool<long>.Shared.Rent(count + 1);
        var taken = 0;
        foreach (var value in values)
        {
            own[taken] = value;
            taken += (int)((value - min) >> shift) == bucket ? 1 : 0;
        }

        var found = Neighbours(own.AsSpan(0, count), place);
        ArrayPool<long>.Shared.Return(own);
        return found;
    }

    /// <summary>The greatest of one bucket and the least of a later one.</summary>
    private static (long Low, long High) AcrossBuckets(ReadOnlySpan<long> values, long min, int shift, int from, int to)
    {
        var (low, high) = (long.MinValue, long.MaxValue);
        foreach (var value in values)
        {
            var bucket = (int)((value - min) >> shift);
            if (bucket == from)
                low = Math.Max(low, value);
            else if (bucket == to)
                high = Math.Min(high, value);
        }

        return (low, high);
    }

    private static int BucketWith(ReadOnlySpan<int> counts, ref int place)
    {
        var bucket = 0;
        for (; place >= counts[bucket]; bucket++)
            place -= counts[bucket];
        return bucket;
    }

    private static (long Min, long Max) Range(ReadOnlySpan<long> values)
    {
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        var (least, most) = (vectors[0], vectors[0]);
        foreach (var vector in vectors)
            (least, most) = (Vector.Min(least, vector), Vector.Max(most, vector));
        var (min, max) = (long.MaxValue, long.MinValue);
        for (var lane = 0; lane < Vector<long>.Count; lane++)
            (min, max) = (Math.Min(min, least[lane]), Math.Max(max, most[lane]));
        foreach (var value in values[(vectors.Length * Vector<long>.Count)..])
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        return (min, max);
    }

    /// <summary>The value that sorting would put at a place; those before are not greater, those after not less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Select(Span<long> values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        while (high - low > SmallEnoughToSort)
        {
            var pivot = Median(values[low], values[(low + high) >>> 1], values[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                (i, j) = (i + 1, j - 1);
            }

            if (place <= j)
                high = j;
            else if (place >= i)
                low = i;
            else
                return values[place];
        }

        values[low..(high + 1)].Sort();
        return values[place];
    }

    private static long Median(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
