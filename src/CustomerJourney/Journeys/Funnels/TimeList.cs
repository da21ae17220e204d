using System.Buffers;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Times that are noted one by one, in memory that is used again and again.</summary>
internal sealed class TimeList : IDisposable
{
    private const int FirstSize = 1024;

    private long[] _times = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>They.</summary>
    public ReadOnlySpan<long> Times => _times.AsSpan(0, Count);

    /// <summary>Notes one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long time)
    {
        if (Count == _times.Length)
            Grow();
        _times[Count++] = time;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_times.Length > 0)
            ArrayPool<long>.Shared.Return(_times);
        _times = [];
    }

    private void Grow()
    {
        var grown = ArrayPool<long>.Shared.Rent(Math.Max(FirstSize, Count * 2));
        Times.CopyTo(grown);
        Dispose();
        _times = grown;
    }
}
