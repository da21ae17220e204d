using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CustomerJourney.Journeys;

/// <summary>Gaps of all pairs of neighbouring steps, when steps are few. A sample tells where each pair's quantiles about are; one pass counts what lies below, between and above these ranges and keeps what lies in them; the quantiles are selected from what was kept. A pair whose ranges were wrong is looked at again, without a sample.</summary>
internal sealed unsafe class DenseGaps<TStep, TTime, TGap>(Log<TStep, TTime> log, int steps, double low, double high)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
    where TGap : unmanaged, IBinaryInteger<TGap>
{
    private const int Parts = 8; // of a pair's counts: the five between and around four bounds, rounded up
    private const int FewEvents = 1 << 17;
    private const int Sampled = 1 << 20;
    private const int LeastStride = 8;

    private readonly int _pairs = steps * steps;
    private readonly int[] _cuts = Workers.CutCustomers(log.View.Columns.Offsets, Workers.Count);

    /// <summary>Count and quantiles of each pair that occurs, whose key is from × steps + to; and how many customers each step is the last of.</summary>
    public (List<GapGroup> Groups, long[] Ends) Result(CancellationToken cancellationToken)
    {
        var groups = new List<GapGroup>();
        var events = log.View.Columns.Events;
        var bounds = events <= FewEvents ? GapBounds.Everything(_pairs) : Bounds(Math.Max(LeastStride, events / Sampled), cancellationToken);
        var (missed, ends) = Pass(bounds, groups, cancellationToken);
        if (missed.Count == 0)
            return (groups, ends);
        var again = GapBounds.Nothing(_pairs);
        foreach (var pair in missed)
            GapBounds.TakeAll(again, pair);
        Pass(again, groups, cancellationToken, missed);
        return (groups, ends);
    }

    private long[] Bounds(int stride, CancellationToken cancellationToken)
    {
        var buckets = GapBuckets.For(_pairs, log.View.Columns.Scale.Storage);
        var size = _pairs * buckets.Count;
        var samples = new int[_cuts.Length - 1][];
        Workers.Run(_cuts, (part, from, to) =>
        {
            samples[part] = ArrayPool<int>.Shared.Rent(size);
            samples[part].AsSpan(0, size).Clear();
            Sample(samples[part], buckets, stride, from, to);
        }, cancellationToken);
        var bounds = new long[_pairs * GapBounds.PerPair];
        Workers.Run(Workers.Cut(_pairs, Workers.Count, smallest: 64), (_, from, to) =>
        {
            for (var pair = from; pair < to; pair++)
            {
                var own = samples[0].AsSpan(pair * buckets.Count, buckets.Count);
                for (var part = 1; part < samples.Length; part++)
                    Add(samples[part].AsSpan(pair * buckets.Count, buckets.Count), own);
                GapBounds.Around(bounds, pair, own, buckets, low, high);
            }
        }, cancellationToken);
        foreach (var sample in samples)
            ArrayPool<int>.Shared.Return(sample);
        return bounds;
    }

    /// <summary>Takes every so many touchpoints, whoever's they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sample(int[] counts, GapBuckets buckets, int stride, int from, int to)
    {
        var size = buckets.Count;
        var offsets = log.Offsets;
        var codes = log.Steps;
        var (times, width) = (log.Times, steps);
        var next = offsets[from];
        for (var customer = from; customer < to; customer++)
        {
            var (start, end) = (offsets[customer], offsets[customer + 1]);
            if (log.Customers is { } mask && mask[customer] == 0)
                continue;
            for (next = Math.Max(next, start + 1); next < end; next += stride)
            {
                var pair = int.CreateTruncating(codes[next - 1]) * width + int.CreateTruncating(codes[next]);
                counts[pair * size + buckets.Of(times.At(next) - times.At(next - 1))]++;
            }
        }
    }

    /// <summary>Adds the groups that could be told; answers with the pairs that could not, and with how often each step is the last.</summary>
    private (List<int> Missed, long[] Ends) Pass(long[] bounds, List<GapGroup> groups, CancellationToken cancellationToken, List<int>? only = null)
    {
        using var sinks = new Sinks(_cuts.Length - 1);
        var counts = new int[_cuts.Length - 1][];
        var ends = new long[_cuts.Length - 1][];
        var narrow = Array.ConvertAll(bounds, TGap.CreateSaturating);
        Workers.Run(_cuts, (part, from, to) => ends[part] = Count(narrow, counts[part] = new int[_pairs * Parts], sinks.Of[part], from, to), cancellationToken);
        var (starts, gaps) = sinks.Sort(counts, _pairs * 2, cancellationToken);
        var all = Sum(counts);
        var found = new GapGroup?[_pairs];
        Workers.Run(Workers.Cut(_pairs, Workers.Count * 4, smallest: 16), (_, from, to) =>
        {
            for (var pair = from; pair < to; pair++)
                found[pair] = Group(pair, all.AsSpan(pair * Parts, Parts), low, high, starts, MemoryMarshal.Cast<byte, TGap>(gaps.AsSpan()));
        }, cancellationToken);
        PinnedBytes.Return(gaps);
        var missed = new List<int>();
        foreach (var pair in only ?? Enumerable.Range(0, _pairs))
        {
            if (found[pair] is not { } group)
                missed.Add(pair);
            else if (group.Count > 0)
                groups.Add(group);
        }

        return (missed, [.. Enumerable.Range(0, steps).Select(step => ends.Sum(part => part[step]))]);
    }

    /// <summary>Counts each gap by how many of its pair's bounds lie above it; one in a range, so that the number is odd, is kept. Answers with how often each step is the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long[] Count(TGap[] bounds, int[] counts, GapSink<TGap> sink, int from, int to)
    {
        var ends = new long[steps];
        ref var count = ref MemoryMarshal.GetArrayDataReference(counts);
        ref var bound = ref MemoryMarshal.GetArrayDataReference(bounds);
        var offsets = log.Offsets; // these are not looked up anew for each touchpoint
        var codes = log.Steps;
        var times = log.Times;
        nint width = steps;
        for (var customer = from; customer < to; customer++)
        {
            if (log.Customers is { } mask && mask[customer] == 0)
                continue;
            nint i = offsets[customer];
            nint end = offsets[customer + 1];
            if (i == end)
                continue;
            sink.Reserve((int)(end - i));
            ref var range = ref MemoryMarshal.GetReference(sink.Ranges);
            ref var kept = ref MemoryMarshal.GetReference(sink.Gaps);
            nint taken = sink.Count;
            var (before, since) = (nint.CreateTruncating(codes[i]), times.At(i));
            for (i++; i < end; i++)
            {
                var (step, at) = (nint.CreateTruncating(codes[i]), times.At(i));
                var pair = before * width + step;
                var gap = TGap.CreateTruncating(at - since);
                var above = Above(ref Unsafe.Add(ref bound, pair * GapBounds.PerPair), gap);
                Unsafe.Add(ref count, pair * Parts + above)++;
                Unsafe.Add(ref range, taken) = (int)pair * 2 + (above >> 1);
                Unsafe.Add(ref kept, taken) = gap;
                taken += above & 1;
                (before, since) = (step, at);
            }

            ends[before]++;
            sink.Count = (int)taken;
        }

        return ends;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Above(ref TGap bounds, TGap gap) => BitOperations.PopCount(sizeof(TGap) == sizeof(uint)
        ? Vector128.GreaterThan(Vector128.LoadUnsafe(ref bounds), Vector128.Create(gap)).ExtractMostSignificantBits()
        : Vector256.GreaterThan(Vector256.LoadUnsafe(ref bounds), Vector256.Create(gap)).ExtractMostSignificantBits());

    private static int[] Sum(int[][] parts)
    {
        foreach (var part in parts.AsSpan(1))
            Add(part, parts[0]);
        return parts[0];
    }

    private static void Add(ReadOnlySpan<int> what, Span<int> to)
    {
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(what);
        var sums = MemoryMarshal.Cast<int, Vector<int>>(to);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += vectors[i];
        for (var i = sums.Length * Vector<int>.Count; i < to.Length; i++)
            to[i] += what[i];
    }

    private static GapGroup? Group(int pair, ReadOnlySpan<int> counts, double low, double high, int[] starts, ReadOnlySpan<TGap> gaps)
    {
        var total = 0;
        foreach (var count in counts)
            total += count;
        if (total == 0)
            return default(GapGroup) with { Key = pair };
        return Quantile(pair, counts, total, starts, gaps, low) is { } lower && Quantile(pair, counts, total, starts, gaps, high) is { } upper
            ? new GapGroup(pair, total, lower, upper)
            : null;
    }

    /// <summary>A quantile, if both values it lies between were kept.</summary>
    private static double? Quantile(int pair, ReadOnlySpan<int> counts, int total, int[] starts, ReadOnlySpan<TGap> gaps, double quantile)
    {
        var place = Quantiles.PlaceOf(total, quantile, out var rest);
        var above = GapBounds.PerPair;
        for (; place >= counts[above]; above--)
            place -= counts[above];
        var range = pair * 2 + (above >> 1);
        var isLast = place + 1 >= counts[above];
        if ((above & 1) == 0 || (isLast && rest > 0))
            return null;
        var own = ArrayPool<long>.Shared.Rent(counts[above]);
        for (var i = 0; i < counts[above]; i++)
            own[i] = long.CreateTruncating(gaps[starts[range] + i]);
        var (below, next) = Quantiles.Neighbours(own.AsSpan(0, counts[above]), place);
        ArrayPool<long>.Shared.Return(own);
        return Quantiles.Between(below, next, rest);
    }

    /// <summary>A sink for each part of the work.</summary>
    private sealed class Sinks(int parts) : IDisposable
    {
        public GapSink<TGap>[] Of { get; } = [.. Enumerable.Range(0, parts).Select(_ => new GapSink<TGap>())];

        /// <summary>All gaps by range, and where each range's begin; the array is to be given back.</summary>
        public (int[] Starts, byte[] Gaps) Sort(int[][] counts, int ranges, CancellationToken cancellationToken)
        {
            var starts = new int[ranges + 1];
            var next = Array.ConvertAll(counts, _ => new int[ranges]);
            var at = 0;
            for (var range = 0; range < ranges; range++)
            {
                starts[range] = at;
                for (var part = 0; part < next.Length; part++)
                {
                    next[part][range] = at;
                    at += counts[part][(range >> 1) * Parts + 2 * (range & 1) + 1];
                }
            }

            starts[ranges] = at;
            var gaps = PinnedBytes.Rent(sizeof(TGap) * Math.Max(1L, at));
            Workers.Run([.. Enumerable.Range(0, Of.Length + 1)], (part, _, _) => Of[part].Scatter(next[part], MemoryMarshal.Cast<byte, TGap>(gaps.AsSpan())), cancellationToken);
            return (starts, gaps);
        }

        public void Dispose()
        {
            foreach (var sink in Of)
                sink.Dispose();
        }
    }
}
