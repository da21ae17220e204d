using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Exact quantiles by selection, with linear interpolation between neighbours (SQL's PERCENTILE_CONT).</summary>
internal static class Quantiles
{
    private const int FewEnoughToCount = 72;
    private const int Many = 4096;

    /// <summary>The quantile of values.</summary>
    public static double Of(ReadOnlySpan<long> values, double quantile)
    {
        if (values.Length == 0)
            return 0;
        var place = PlaceOf(values.Length, quantile, out var rest);
        var (low, high) = Neighbours(values, place);
        return Between(low, high, rest);
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

    /// <summary>The values that sorting would put at a place and at the next one (the same at the end).</summary>
    public static (long Low, long High) Neighbours(ReadOnlySpan<long> values, int place) =>
        values.Length <= FewEnoughToCount ? NeighboursByCounting(values, place) : NeighboursByBuckets(values, place);

    /// <summary>The value at a place is the one that as many are less than: tried one by one, which for a few is sooner done than sorting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Low, long High) NeighboursByCounting(ReadOnlySpan<long> values, int place)
    {
        foreach (var value in values)
        {
            var less = CountLess(values, value);
            if (less > place)
                continue;
            var (equal, next) = (0, long.MaxValue);
            foreach (var other in values)
            {
                equal += other == value ? 1 : 0;
                next = other > value ? Math.Min(next, other) : next;
            }

            if (less + equal > place)
                return (value, place + 1 < less + equal || place + 1 == values.Length ? value : next);
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }

    private static int CountLess(ReadOnlySpan<long> values, long than)
    {
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        var counts = Vector<long>.Zero;
        foreach (var vector in vectors)
            counts -= Vector.LessThan(vector, new Vector<long>(than));
        var less = (int)Vector.Sum(counts);
        foreach (var value in values[(vectors.Length * Vector<long>.Count)..])
            less += value < than ? 1 : 0;
        return less;
    }

    /// <summary>Counts into buckets; then only the bucket or two with the wanted places are looked into.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Low, long High) NeighboursByBuckets(ReadOnlySpan<long> values, int place)
    {
        var (min, max) = Range(values);
        if (min == max)
            return (min, min);
        var buckets = ValueBuckets.For(min, max, values.Length >= Many);
        Span<int> counts = stackalloc int[buckets.Count];
        counts.Clear();
        foreach (var value in values)
            counts[buckets.Of(value)]++;
        var rest = place;
        var from = BucketWith(counts, ref rest);
        var next = Math.Min(place + 1, values.Length - 1) - (place - rest);
        var to = from;
        for (var sum = counts[from]; next >= sum; sum += counts[++to])
        {
        }

        return from == to ? WithinBucket(values, buckets, from, counts[from], rest) : AcrossBuckets(values, buckets, from, to);
    }

    private static (long Low, long High) WithinBucket(ReadOnlySpan<long> values, ValueBuckets buckets, int bucket, int count, int place)
    {
        var own = ArrayPool<long>.Shared.Rent(count + 1);
        var taken = 0;
        foreach (var value in values)
        {
            own[taken] = value;
            taken += buckets.Of(value) == bucket ? 1 : 0;
        }

        var found = Neighbours(own.AsSpan(0, count), place);
        ArrayPool<long>.Shared.Return(own);
        return found;
    }

    /// <summary>The greatest of one bucket and the least of a later one.</summary>
    private static (long Low, long High) AcrossBuckets(ReadOnlySpan<long> values, ValueBuckets buckets, int from, int to)
    {
        var (low, high) = (long.MinValue, long.MaxValue);
        foreach (var value in values)
        {
            var bucket = buckets.Of(value);
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

    /// <summary>Buckets between a least and a greatest value: equal ones when these are of one size, else ones that are the wider the farther they are from the least.</summary>
    private readonly record struct ValueBuckets(long Min, int Shift, GapBuckets Widening)
    {
        private const int SameSize = 4;

        public int Count => Widening.Count;

        public static ValueBuckets For(long min, long max, bool many)
        {
            var bits = 64 - BitOperations.LeadingZeroCount((ulong)(max - min));
            if (min <= 0 || max / SameSize > min)
                return new(min, -1, new GapBuckets(many ? 4 : 3, bits));
            var equal = many ? 10 : 7;
            return new(min, Math.Max(0, bits - equal), new GapBuckets(equal, equal));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Of(long value) => Shift < 0 ? Widening.Of(value - Min) : (int)((value - Min) >> Shift);
    }
}
