using System.Buffers;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Gaps with the range each belongs to, as one worker comes upon them; in segments that are used again.</summary>
internal sealed class GapSink : IDisposable
{
    private const int SegmentSize = 1 << 15;

    private readonly List<(int[] Ranges, long[] Gaps, int Count)> _full = [];

    /// <summary>Ranges of the segment that is being filled.</summary>
    public int[] Ranges { get; private set; } = ArrayPool<int>.Shared.Rent(SegmentSize);

    /// <summary>Its gaps.</summary>
    public long[] Gaps { get; private set; } = ArrayPool<long>.Shared.Rent(SegmentSize);

    /// <summary>How many of it are filled.</summary>
    public int Count { get; set; }

    /// <summary>Makes sure that so many more fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(int more)
    {
        if (Count + more > Math.Min(Ranges.Length, Gaps.Length))
            Next(more);
    }

    /// <summary>Puts each gap where the next of its range goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scatter(int[] next, Span<long> gaps)
    {
        Next(0);
        foreach (var (ranges, own, count) in _full)
        {
            for (var i = 0; i < count; i++)
                gaps[next[ranges[i]]++] = own[i];
        }
    }

    /// <summary>How many gaps each range has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] CountRanges(int ranges)
    {
        Next(0);
        var counts = new int[ranges];
        foreach (var (own, _, count) in _full)
        {
            foreach (var range in own.AsSpan(0, count))
                counts[range]++;
        }

        return counts;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Next(0);
        foreach (var (ranges, gaps, _) in _full)
        {
            ArrayPool<int>.Shared.Return(ranges);
            ArrayPool<long>.Shared.Return(gaps);
        }

        _full.Clear();
        ArrayPool<int>.Shared.Return(Ranges);
        ArrayPool<long>.Shared.Return(Gaps);
        (Ranges, Gaps) = ([], []);
    }

    private void Next(int more)
    {
        if (Count > 0)
        {
            _full.Add((Ranges, Gaps, Count));
            var size = Math.Max(SegmentSize, more);
            (Ranges, Gaps, Count) = (ArrayPool<int>.Shared.Rent(size), ArrayPool<long>.Shared.Rent(size), 0);
        }
        else if (more > Math.Min(Ranges.Length, Gaps.Length))
        {
            ArrayPool<int>.Shared.Return(Ranges);
            ArrayPool<long>.Shared.Return(Gaps);
            (Ranges, Gaps) = (ArrayPool<int>.Shared.Rent(more), ArrayPool<long>.Shared.Rent(more));
        }
    }
}
