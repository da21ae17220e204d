using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CustomerJourney.Journeys;

/// <summary>Gaps of all pairs of neighbouring steps, when steps are few. A sample tells where each pair's quantiles about are; one pass counts what lies below, between and above these ranges and keeps what lies in them; the quantiles are selected from what was kept. A pair whose ranges were wrong is looked at again, without a sample.</summary>
internal sealed unsafe class DenseGaps<TStep, TTime>(Log<TStep, TTime> log, int steps, double low, double high)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private const int Parts = 8; // of a pair's counts: the five between and around four bounds, rounded up
    private const int FewEvents = 1 << 17;
    private const int Sampled = 1 << 19;
    private const int LeastStride = 8;

    private readonly int _pairs = steps * steps;
    private readonly int[] _cuts = Workers.CutCustomers(log.View.Columns.Offsets, Workers.Count);

    /// <summary>Count and quantiles of each pair that occurs; the key is from × steps + to.</summary>
    public List<GapGroup> Groups(CancellationToken cancellationToken)
    {
        var groups = new List<GapGroup>();
        var events = log.View.Columns.Events;
        if (events <= FewEvents)
        {
            Pass(GapBounds.Everything(_pairs), groups, cancellationToken);
            return groups;
        }

        var missed = Pass(Bounds(Math.Max(LeastStride, events / (2 * Sampled)), cancellationToken), groups, cancellationToken);
        if (missed.Count == 0)
            return groups;
        var again = GapBounds.Nothing(_pairs);
        foreach (var pair in missed)
            GapBounds.TakeAll(again, pair);
        Pass(again, groups, cancellationToken, missed);
        return groups;
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

    /// <summary>Adds the groups that could be told; answers with the pairs that could not.</summary>
    private List<int> Pass(long[] bounds, List<GapGroup> groups, CancellationToken cancellationToken, List<int>? only = null)
    {
        using var sinks = new Sinks(_cuts.Length - 1);
        var counts = new int[_cuts.Length - 1][];
        Workers.Run(_cuts, (part, from, to) => Count(bounds, counts[part] = new int[_pairs * Parts], sinks.Of[part], from, to), cancellationToken);
        var all = Sum(counts);
        var (starts, gaps) = sinks.Sort(_pairs * 2, cancellationToken);
        var found = new GapGroup?[_pairs];
        Workers.Run(Workers.Cut(_pairs, Workers.Count * 4, smallest: 16), (_, from, to) =>
        {
            for (var pair = from; pair < to; pair++)
                found[pair] = Group(pair, all.AsSpan(pair * Parts, Parts), starts, MemoryMarshal.Cast<byte, long>(gaps.AsSpan()));
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

        return missed;
    }

    /// <summary>Counts each gap by how many of its pair's bounds it reaches; one in a range, so that the number is odd, is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(long[] bounds, int[] counts, GapSink sink, int from, int to)
    {
        ref var count = ref MemoryMarshal.GetArrayDataReference(counts);
        ref var bound = ref MemoryMarshal.GetArrayDataReference(bounds);
        var offsets = log.Offsets; // these are not looked up anew for each touchpoint
        var codes = log.Steps;
        var (times, width) = (log.Times, steps);
        for (var customer = from; customer < to; customer++)
        {
            if (log.Customers is { } mask && mask[customer] == 0)
                continue;
            var (i, end) = (offsets[customer], offsets[customer + 1]);
            if (i == end)
                continue;
            sink.Reserve(end - i);
            ref var range = ref MemoryMarshal.GetReference(sink.Ranges);
            ref var kept = ref MemoryMarshal.GetReference(sink.Gaps);
            var taken = sink.Count;
            var (before, since) = (int.CreateTruncating(codes[i]), times.At(i));
            for (i++; i < end; i++)
            {
                var (step, at) = (int.CreateTruncating(codes[i]), times.At(i));
                var pair = before * width + step;
                var gap = at - since;
                var above = Vector256.GreaterThan(Vector256.LoadUnsafe(ref bound, (nuint)(pair * GapBounds.PerPair)), Vector256.Create(gap));
                var part = GapBounds.PerPair - BitOperations.PopCount(above.ExtractMostSignificantBits());
                Unsafe.Add(ref count, pair * Parts + part)++;
                Unsafe.Add(ref range, taken) = pair * 2 + (part >> 1);
                Unsafe.Add(ref kept, taken) = gap;
                taken += part & 1;
                (before, since) = (step, at);
            }

            sink.Count = taken;
        }
    }

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

    private GapGroup? Group(int pair, ReadOnlySpan<int> counts, int[] starts, Span<long> gaps)
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
    private static double? Quantile(int pair, ReadOnlySpan<int> counts, int total, int[] starts, Span<long> gaps, double quantile)
    {
        var place = Quantiles.PlaceOf(total, quantile, out var rest);
        var part = 0;
        for (; place >= counts[part]; part++)
            place -= counts[part];
        var range = pair * 2 + (part >> 1);
        var isLast = place + 1 >= counts[part];
        if ((part & 1) == 0 || (isLast && rest > 0))
            return null;
        var (below, above) = Quantiles.Neighbours(gaps[starts[range]..starts[range + 1]], place);
        return Quantiles.Between(below, above, rest);
    }

    /// <summary>A sink for each part of the work.</summary>
    private sealed class Sinks(int parts) : IDisposable
    {
        public GapSink[] Of { get; } = [.. Enumerable.Range(0, parts).Select(_ => new GapSink())];

        /// <summary>All gaps by range, eight bytes each, and where each range's begin; the array is to be given back.</summary>
        public (int[] Starts, byte[] Gaps) Sort(int ranges, CancellationToken cancellationToken)
        {
            var counts = new int[Of.Length][];
            int[] each = [.. Enumerable.Range(0, Of.Length + 1)];
            Workers.Run(each, (part, _, _) => counts[part] = Of[part].CountRanges(ranges), cancellationToken);
            var starts = new int[ranges + 1];
            var at = 0;
            for (var range = 0; range < ranges; range++)
            {
                starts[range] = at;
                foreach (var count in counts)
                    (count[range], at) = (at, at + count[range]);
            }

            starts[ranges] = at;
            var gaps = PinnedBytes.Rent(sizeof(long) * Math.Max(1L, at));
            Workers.Run(each, (part, _, _) => Of[part].Scatter(counts[part], MemoryMarshal.Cast<byte, long>(gaps.AsSpan())), cancellationToken);
            return (starts, gaps);
        }

        public void Dispose()
        {
            foreach (var sink in Of)
                sink.Dispose();
        }
    }
}
