using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Gaps of all links of found stretches, by position and both steps, when these are few enough for a counter each: counted, put in order of their link, then each link's quantiles selected.</summary>
internal sealed unsafe class LinkGaps<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, int longest, bool fromEnd)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private const long MostLinks = 1 << 18;

    private readonly int _steps = log.View.Steps.Count;
    private readonly int _links = (longest - 1) * log.View.Steps.Count * log.View.Steps.Count;

    /// <summary>Whether stretches of this length have few enough links.</summary>
    public static bool Serves(int longest, int steps) => longest > 1 && (longest - 1L) * steps * steps <= MostLinks;

    /// <summary>Each link's count and quantiles; the key is (position × steps + from) × steps + to, the position from 0.</summary>
    public List<GapGroup> Result(double low, double high, CancellationToken cancellationToken)
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
        var groups = new GapGroup[_links];
        Workers.Run(Workers.Cut(_links, Workers.Count * 4, smallest: 512), (_, from, to) =>
        {
            for (var link = from; link < to; link++)
            {
                var own = gaps.AsSpan(starts[link]..starts[link + 1]);
                if (own.Length > 0)
                    groups[link] = new GapGroup(link, own.Length, Quantiles.Of(own, low), Quantiles.Of(own, high));
            }
        }, cancellationToken);
        ArrayPool<long>.Shared.Return(gaps);
        return [.. groups.Where(g => g.Count > 0)];
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
            var row = FirstRow(slice.Length, out var stride);
            var before = int.CreateTruncating(log.Steps[slice.Start]);
            for (var i = slice.Start + 1; i < slice.Start + slice.Length; i++, row += stride)
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
        foreach (ref readonly var slice in slices)
        {
            var row = FirstRow(slice.Length, out var stride);
            var (before, since) = (int.CreateTruncating(log.Steps[slice.Start]), log.Times.At(slice.Start));
            for (var i = slice.Start + 1; i < slice.Start + slice.Length; i++, row += stride)
            {
                var (step, at) = (int.CreateTruncating(log.Steps[i]), log.Times.At(i));
                gaps[next[row + before * _steps + step]++] = at - since;
                (before, since) = (step, at);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FirstRow(int length, out int stride)
    {
        stride = fromEnd ? -_steps * _steps : _steps * _steps;
        return fromEnd ? (length - 2) * _steps * _steps : 0;
    }
}
