using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>A stretch of one customer's touchpoints.</summary>
/// <param name="Start">Its first touchpoint.</param>
/// <param name="Length">How many.</param>
/// <param name="Hash">Of its steps (<see cref="StepHash"/>); equal steps have equal hashes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JourneySlice(int Start, int Length, ulong Hash);

/// <summary>Slices as they are found, in memory that is used again and again.</summary>
internal sealed class SliceList : IDisposable
{
    private JourneySlice[] _slices;

    public SliceList(int capacity) => _slices = ArrayPool<JourneySlice>.Shared.Rent(Math.Max(16, capacity));

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Anchors from which nothing arrived.</summary>
    public long NotArrived { get; set; }

    /// <summary>The slices.</summary>
    public ReadOnlySpan<JourneySlice> Slices => _slices.AsSpan(0, Count);

    /// <summary>Adds one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(JourneySlice slice)
    {
        if (Count == _slices.Length)
            Grow();
        _slices[Count++] = slice;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<JourneySlice>.Shared.Return(_slices);
        _slices = [];
    }

    private void Grow()
    {
        var grown = ArrayPool<JourneySlice>.Shared.Rent(Count * 2);
        _slices.AsSpan().CopyTo(grown);
        ArrayPool<JourneySlice>.Shared.Return(_slices);
        _slices = grown;
    }
}
