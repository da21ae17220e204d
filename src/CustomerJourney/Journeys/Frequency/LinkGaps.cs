using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Gaps of the links at some positions, when these are few enough for a counter each: counted, put in order of their link, then each link's quantiles selected.</summary>
/// <param name="log">The log.</param>
/// <param name="found">The stretches.</param>
/// <param name="first">The first position looked at, from 0 at the stretches' begin or end.</param>
/// <param name="positions">How many are looked at.</param>
/// <param name="fromEnd">Whether positions are counted from the end.</param>
internal sealed unsafe class LinkGaps<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, int first, int positions, bool fromEnd)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private const long MostLinks = 1 << 18;
    private const int MostGaps = 1 << 21;
    private const int Ahead = 8;

    private readonly int _steps = log.View.Steps.Count;
    private readonly int _links = positions * log.View.Steps.Count * log.View.Steps.Count;

    /// <summary>Whether the pairs of so many steps are few enough.</summary>
    public static bool Serves(int steps) => (long)steps * steps <= MostLinks;

    /// <summary>Each link's count and quantiles; the key is (position × steps + from) × steps + to, the position from 0.</summary>
    public static List<GapGroup> Result(Log<TStep, TTime> log, FoundSlices found, bool fromEnd, double low, double high, CancellationToken cancellationToken)
    {
        var room = (int)(MostLinks / Math.Max(1, (long)log.View.Steps.Count * log.View.Steps.Count));
        var groups = new List<GapGroup>();
        var last = found.Longest - 1;
        var left = found; // later positions are looked at in those that reach them alone: a few may be very long
        for (var first = 0; first < last;)
        {
            var positions = Math.Min(last - first, Math.Clamp(MostGaps / left.Count, 1, room));
            new LinkGaps<TStep, TTime>(log, left, first, positions, fromEnd).Add(groups, low, high, cancellationToken);
            first += positions;
            var longer = first < last ? left.LongerThan(first + 1) : found;
            if (left != found)
                left.Dispose();
            left = longer;
        }

        return groups;
    }

    private void Add(List<GapGroup> result, double low, double high, CancellationToken cancellationToken)
    {
        var shares = Math.Clamp(found.Count / 1024, 1, Workers.Count);
        int[] each = [.. Enumerable.Range(0, shares + 1)];
        var counts = new int[shares][];
        Workers.Run(each, (share, _, _) =>
        {
            counts[share] = new int[_links];
            for (var part = share; part < found.Parts.Length; part += shares)
                Count(found.Parts[part].Slices, counts[share]);
        }, cancellationToken);
        var starts = Starts(counts);
        var gaps = ArrayPool<long>.Shared.Rent(Math.Max(1, starts[^1]));
        Workers.Run(each, (share, _, _) =>
        {
            for (var part = share; part < found.Parts.Length; part += shares)
                Scatter(found.Parts[part].Slices, counts[share], gaps);
        }, cancellationToken);
        var cuts = Workers.Cut(_links, Workers.Count * 4, smallest: 512);
        var groups = new List<GapGroup>[cuts.Length - 1];
        Workers.Run(cuts, (part, from, to) => groups[part] = Groups(gaps, starts, from, to, low, high), cancellationToken);
        ArrayPool<long>.Shared.Return(gaps);
        foreach (var part in groups)
            result.AddRange(part);
    }

    private List<GapGroup> Groups(long[] gaps, int[] starts, int from, int to, double low, double high)
    {
        var groups = new List<GapGroup>();
        var offset = (long)first * _steps * _steps;
        for (var link = from; link < to; link++)
        {
            var own = gaps.AsSpan(starts[link]..starts[link + 1]);
            if (own.Length == 0)
                continue;
            var (lower, upper) = Quantiles.Both(own, low, high);
            groups.Add(new GapGroup(offset + link, own.Length, lower, upper));
        }

        return groups;
    }

    /// <summary>Where each link's gaps begin; the counts become where each share's begin.</summary>
    private int[] Starts(int[][] counts)
    {
        var starts = new int[_links + 1];
        var at = 0;
        for (var link = 0; link < _links; link++)
        {
            starts[link] = at;
            foreach (var count in counts)
                (count[link], at) = (at, at + count[link]);
        }

        starts[_links] = at;
        return starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(ReadOnlySpan<JourneySlice> slices, int[] counts)
    {
        foreach (ref readonly var slice in slices)
        {
            var (from, to) = Range(slice, out var row, out var stride);
            if (from >= to)
                continue;
            var before = int.CreateTruncating(log.Steps[from]);
            for (var i = from + 1; i <= to; i++, row += stride)
            {
                var step = int.CreateTruncating(log.Steps[i]);
                counts[row + before * _steps + step]++;
                before = step;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(ReadOnlySpan<JourneySlice> slices, int[] next, long[] gaps)
    {
        for (var place = 0; place < slices.Length; place++)
        {
            if (place + Ahead < slices.Length)
                log.Times.Fetch(slices[place + Ahead].Start + (fromEnd ? 0 : first));
            ref readonly var slice = ref slices[place];
            var (from, to) = Range(slice, out var row, out var stride);
            if (from >= to)
                continue;
            var (before, since) = (int.CreateTruncating(log.Steps[from]), log.Times.At(from));
            for (var i = from + 1; i <= to; i++, row += stride)
            {
                var (step, at) = (int.CreateTruncating(log.Steps[i]), log.Times.At(i));
                gaps[next[row + before * _steps + step]++] = at - since;
                (before, since) = (step, at);
            }
        }
    }

    /// <summary>The touchpoints whose links are looked at, from the first's begin to the last's end, and where the first one's counters lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int From, int To) Range(in JourneySlice slice, out int row, out int stride)
    {
        var pairs = _steps * _steps;
        var last = slice.Length - 1; // place of the last touchpoint
        if (!fromEnd)
        {
            (row, stride) = (0, pairs);
            return (slice.Start + first, slice.Start + Math.Min(last, first + positions));
        }

        var begin = Math.Max(0, last - first - positions);
        (row, stride) = ((last - 1 - begin - first) * pairs, -pairs);
        return (slice.Start + begin, slice.Start + last - first);
    }
}
