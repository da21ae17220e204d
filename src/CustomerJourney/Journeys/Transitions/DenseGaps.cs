using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Gaps of all pairs of neighbouring steps, when steps are few: counted per pair and logarithmic bucket, then selected in the buckets that hold the quantiles.</summary>
internal sealed unsafe class DenseGaps<TStep, TTime>(Log<TStep, TTime> log, int steps)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private const int SubBits = 1;
    private const int Buckets = 128;
    private const int TargetsPerPair = 4;
    private static readonly double[] Wanted = [0.5, 0.9];

    private readonly int[] _cuts = Workers.CutCustomers(log.View.Columns.Offsets, Workers.Count);

    /// <summary>Count and quantiles of each pair that occurs; the key is from × steps + to.</summary>
    public GapGroup[] Groups(CancellationToken cancellationToken)
    {
        var pairs = steps * steps;
        var parts = new int[_cuts.Length - 1][];
        Workers.Run(_cuts, (part, from, to) => Count(parts[part] = new int[pairs * Buckets], from, to), cancellationToken);
        var counts = Sum(parts);
        var targets = new byte[pairs * Buckets];
        var starts = Target(counts, targets, pairs);
        var gaps = new long[starts[^1]];
        Workers.Run(_cuts, (part, from, to) => Collect(targets, NextOf(parts, part, targets, starts, pairs), gaps, from, to), cancellationToken);
        return [.. Enumerable.Range(0, pairs).Select(pair => Group(pair, counts.AsSpan(pair * Buckets, Buckets), targets.AsSpan(pair * Buckets, Buckets), starts, gaps)).Where(g => g.Count > 0)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BucketOf(long gap)
    {
        var bits = 63 - BitOperations.LeadingZeroCount((ulong)gap | 1);
        return bits <= SubBits ? (int)gap : (bits << SubBits) + (int)((gap >> (bits - SubBits)) & ((1 << SubBits) - 1));
    }

    private void Count(int[] counts, int from, int to)
    {
        for (var customer = from; customer < to; customer++)
        {
            if (log.Customers is { } mask && mask[customer] == 0)
                continue;
            var (i, end) = (log.Offsets[customer], log.Offsets[customer + 1]);
            if (i == end)
                continue;
            var (before, since) = (int.CreateTruncating(log.Steps[i]), log.Times.At(i));
            for (i++; i < end; i++)
            {
                var (step, at) = (int.CreateTruncating(log.Steps[i]), log.Times.At(i));
                counts[(before * steps + step) * Buckets + BucketOf(at - since)]++;
                (before, since) = (step, at);
            }
        }
    }

    private static int[] Sum(int[][] parts)
    {
        var sum = (int[])parts[0].Clone();
        foreach (var part in parts.AsSpan(1))
        {
            for (var i = 0; i < sum.Length; i += Vector<int>.Count)
                (new Vector<int>(sum, i) + new Vector<int>(part, i)).CopyTo(sum, i);
        }

        return sum;
    }

    /// <summary>Marks the buckets that hold the wanted ranks of each pair, 1 to 4; where each one's gaps go.</summary>
    private static int[] Target(int[] counts, byte[] targets, int pairs)
    {
        var starts = new int[pairs * TargetsPerPair + 1];
        for (var pair = 0; pair < pairs; pair++)
        {
            var buckets = counts.AsSpan(pair * Buckets, Buckets);
            var total = 0;
            foreach (var count in buckets)
                total += count;
            var marked = 0;
            foreach (var quantile in total == 0 ? [] : Wanted)
            {
                var rank = (int)((total - 1) * quantile);
                Mark(buckets, rank, targets.AsSpan(pair * Buckets, Buckets), ref marked);
                Mark(buckets, Math.Min(rank + 1, total - 1), targets.AsSpan(pair * Buckets, Buckets), ref marked);
            }

            for (var target = 0; target < TargetsPerPair; target++)
            {
                var bucket = targets.AsSpan(pair * Buckets, Buckets).IndexOf((byte)(target + 1));
                var at = pair * TargetsPerPair + target;
                starts[at + 1] = starts[at] + (bucket < 0 ? 0 : buckets[bucket]);
            }
        }

        return starts;
    }

    private static void Mark(ReadOnlySpan<int> buckets, int rank, Span<byte> targets, ref int marked)
    {
        var (bucket, _) = Find(buckets, rank);
        if (targets[bucket] == 0)
            targets[bucket] = (byte)++marked;
    }

    private static (int Bucket, int Within) Find(ReadOnlySpan<int> buckets, int rank)
    {
        var bucket = 0;
        for (; rank >= buckets[bucket]; bucket++)
            rank -= buckets[bucket];
        return (bucket, rank);
    }

    /// <summary>Where a part writes: behind what the parts before it write.</summary>
    private static int[] NextOf(int[][] parts, int part, byte[] targets, int[] starts, int pairs)
    {
        var next = starts.AsSpan(0, pairs * TargetsPerPair).ToArray();
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] == 0)
                continue;
            for (var before = 0; before < part; before++)
                next[i / Buckets * TargetsPerPair + targets[i] - 1] += parts[before][i];
        }

        return next;
    }

    private void Collect(byte[] targets, int[] next, long[] gaps, int from, int to)
    {
        for (var customer = from; customer < to; customer++)
        {
            if (log.Customers is { } mask && mask[customer] == 0)
                continue;
            var (i, end) = (log.Offsets[customer], log.Offsets[customer + 1]);
            if (i == end)
                continue;
            var (before, since) = (int.CreateTruncating(log.Steps[i]), log.Times.At(i));
            for (i++; i < end; i++)
            {
                var (step, at) = (int.CreateTruncating(log.Steps[i]), log.Times.At(i));
                var pair = before * steps + step;
                var target = targets[pair * Buckets + BucketOf(at - since)];
                if (target != 0)
                    gaps[next[pair * TargetsPerPair + target - 1]++] = at - since;
                (before, since) = (step, at);
            }
        }
    }

    private static GapGroup Group(int pair, ReadOnlySpan<int> buckets, ReadOnlySpan<byte> targets, int[] starts, long[] gaps)
    {
        var total = 0;
        foreach (var count in buckets)
            total += count;
        if (total == 0)
            return default;
        Span<double> found = stackalloc double[2];
        for (var q = 0; q < Wanted.Length; q++)
        {
            var place = (total - 1) * Wanted[q];
            var rank = (int)place;
            var low = Value(pair, buckets, targets, starts, gaps, rank);
            var high = rank + 1 < total ? Value(pair, buckets, targets, starts, gaps, rank + 1) : low;
            found[q] = low + (place - rank) * (high - low);
        }

        return new GapGroup(pair, total, found[0], found[1]);
    }

    private static long Value(int pair, ReadOnlySpan<int> buckets, ReadOnlySpan<byte> targets, int[] starts, long[] gaps, int rank)
    {
        var (bucket, rest) = Find(buckets, rank);
        var at = pair * TargetsPerPair + targets[bucket] - 1;
        return Quantiles.Select(gaps.AsSpan(starts[at]..starts[at + 1]), rest);
    }
}
