using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Gaps of the links at some positions. Position by position a number for each, its link above its gap, is put in order: then a link's gaps stand together, the least first.</summary>
/// <param name="log">The log.</param>
/// <param name="found">The stretches.</param>
/// <param name="first">The first position looked at, from 0 at the stretches' begin or end.</param>
/// <param name="positions">How many are looked at.</param>
/// <param name="fromEnd">Whether positions are counted from the end.</param>
/// <param name="gapBits">Bits of the longest gap there can be.</param>
internal sealed unsafe class LinkGaps<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, int first, int positions, bool fromEnd, int gapBits)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private const int MostGaps = 1 << 22;
    private const int MostPositions = 1 << 12;
    private const int PartsPerWorker = 8;
    private const int Ahead = 12;
    private const int Leap = 32;

    private readonly long _steps = log.View.Steps.Count;

    /// <summary>Bits of the longest gap in stretches no longer than so much; links and gaps must fit into one number.</summary>
    public static bool Serves(Log<TStep, TTime> log, long within, out int gapBits)
    {
        gapBits = Math.Min(BitsOf((ulong)within | 1), GapBuckets.BitsOf(log.View.Columns.Scale.Storage));
        var steps = (ulong)log.View.Steps.Count;
        return gapBits + BitsOf(steps * steps) <= 64;
    }

    /// <summary>The links of all positions.</summary>
    public static JourneyLink[] Result(Log<TStep, TTime> log, FoundSlices found, bool fromEnd, int gapBits, (double Low, double High) quantiles, CancellationToken cancellationToken)
    {
        var links = new List<List<JourneyLink>>();
        var last = found.Longest - 1;
        var left = found; // later positions are looked at in those that reach them alone: a few may be very long
        for (var first = 0; first < last;)
        {
            var positions = Math.Min(last - first, Math.Clamp(MostGaps / left.Count, 1, MostPositions));
            new LinkGaps<TStep, TTime>(log, left, first, positions, fromEnd, gapBits).Add(links, quantiles, cancellationToken);
            first += positions;
            var longer = first < last ? left.LongerThan(first + 1) : found;
            if (left != found)
                left.Dispose();
            left = longer;
        }

        return [.. links.SelectMany(some => some)];
    }

    private static int BitsOf(ulong most) => 64 - BitOperations.LeadingZeroCount(most);

    private void Add(List<List<JourneyLink>> result, (double Low, double High) quantiles, CancellationToken cancellationToken)
    {
        int[] parts = [.. Enumerable.Range(0, found.Parts.Length + 1)];
        var next = new int[found.Parts.Length][];
        Workers.Run(parts, (part, _, _) => next[part] = Count(found.Parts[part].Slices), cancellationToken);
        var starts = Starts(next);
        var bytes = PinnedBytes.Rent(sizeof(ulong) * Math.Max(1L, starts[^1]));
        Workers.Run(parts, (part, _, _) => Gather(found.Parts[part].Slices, next[part], MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan())), cancellationToken);
        var cuts = Workers.CutCustomers(starts, Workers.Count * PartsPerWorker);
        var links = new List<JourneyLink>[cuts.Length - 1];
        Workers.Run(cuts, (part, from, to) => links[part] = Links(MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan()), starts, from, to, quantiles), cancellationToken);
        PinnedBytes.Return(bytes);
        result.AddRange(links);
    }

    /// <summary>How many links there are at each position.</summary>
    private int[] Count(ReadOnlySpan<JourneySlice> slices)
    {
        var counts = new int[positions + 1]; // of stretches by how many of the positions they have a link at
        foreach (ref readonly var slice in slices)
            counts[Math.Clamp(slice.Length - 1 - first, 0, positions)]++;
        for (var position = positions - 1; position >= 0; position--)
            counts[position] += counts[position + 1];
        return counts[1..];
    }

    /// <summary>Where each position's numbers begin; the counts become where each part's begin.</summary>
    private int[] Starts(int[][] counts)
    {
        var starts = new int[positions + 1];
        var at = 0;
        for (var position = 0; position < positions; position++)
        {
            starts[position] = at;
            foreach (var count in counts)
                (count[position], at) = (at, at + count[position]);
        }

        starts[positions] = at;
        return starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(ReadOnlySpan<JourneySlice> slices, int[] next, Span<ulong> keys)
    {
        ref var key = ref MemoryMarshal.GetReference(keys);
        var codes = log.Steps;
        var (times, steps, shift) = (log.Times, _steps, gapBits);
        for (var place = 0; place < slices.Length; place++)
        {
            if (place + Ahead < slices.Length)
            {
                var ahead = slices[place + Ahead].Start + (fromEnd ? 0 : first);
                times.Fetch(ahead);
                Instants.Fetch(codes + ahead);
            }

            var (start, links) = Range(slices[place], out var position, out var stride);
            if (links <= 0)
                continue;
            var (before, since) = (long.CreateTruncating(codes[start]), times.At(start));
            for (var i = start + 1; i <= start + links; i++, position += stride)
            {
                var (step, at) = (long.CreateTruncating(codes[i]), times.At(i));
                Unsafe.Add(ref key, next[position]++) = (ulong)(before * steps + step) << shift | (ulong)(at - since);
                (before, since) = (step, at);
            }
        }
    }

    /// <summary>The touchpoint at which the links looked at begin, how many they are, and the position of the first of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (nint Start, int Links) Range(in JourneySlice slice, out int position, out int stride)
    {
        var all = slice.Length - 1;
        var links = Math.Min(all - first, positions);
        (position, stride) = fromEnd ? (links - 1, -1) : (0, 1);
        return (slice.Start + (fromEnd ? all - first - links : first), links);
    }

    /// <summary>The links of positions <paramref name="from"/> up to <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<JourneyLink> Links(Span<ulong> keys, int[] starts, int from, int to, (double Low, double High) quantiles)
    {
        var (links, groups) = (new List<JourneyLink>(), new List<GapGroup>());
        var names = new LinkNames(log.View.Steps, log.View.Columns.Scale);
        var most = 0;
        for (var position = from; position < to; position++)
            most = Math.Max(most, starts[position + 1] - starts[position]);
        var spare = PinnedBytes.Rent(sizeof(ulong) * Math.Max(1L, most));
        for (var position = from; position < to; position++)
        {
            var own = keys[starts[position]..starts[position + 1]];
            KeySort.Sort(own, MemoryMarshal.Cast<byte, ulong>(spare.AsSpan()));
            var offset = (first + position) * names.Pairs;
            groups.Clear();
            for (var at = 0; at < own.Length;)
            {
                var link = own[at] >> gapBits;
                var end = EndOf(own, at, own[at] | Mask);
                groups.Add(new GapGroup(offset + (long)link, end - at, QuantileOf(own[at..end], quantiles.Low), QuantileOf(own[at..end], quantiles.High)));
                at = end;
            }

            names.Add(CollectionsMarshal.AsSpan(groups), links);
        }

        PinnedBytes.Return(spare);
        return links;
    }

    private ulong Mask => ulong.MaxValue >> (64 - gapBits);

    /// <summary>Where the keys from <paramref name="at"/> on exceed a greatest one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOf(ReadOnlySpan<ulong> keys, int at, ulong greatest)
    {
        while (at + Leap < keys.Length && keys[at + Leap] <= greatest)
            at += Leap;
        while (at < keys.Length && keys[at] <= greatest)
            at++;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double QuantileOf(ReadOnlySpan<ulong> keys, double quantile)
    {
        var place = Quantiles.PlaceOf(keys.Length, quantile, out var rest);
        return Quantiles.Between((long)(keys[place] & Mask), (long)(keys[Math.Min(place + 1, keys.Length - 1)] & Mask), rest);
    }
}
