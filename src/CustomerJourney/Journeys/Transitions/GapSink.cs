using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Gaps with the range each belongs to, as one worker comes upon them; in segments that are used again.</summary>
/// <typeparam name="TGap">uint where every gap fits, else long.</typeparam>
internal sealed class GapSink<TGap> : IDisposable
    where TGap : unmanaged, IBinaryInteger<TGap>
{
    private const int SegmentSize = 1 << 18;
    private static readonly int EntryBytes = Unsafe.SizeOf<TGap>() + sizeof(int);

    private readonly List<(byte[] Bytes, int Count)> _full = [];
    private byte[] _bytes = PinnedBytes.Rent(SegmentSize * EntryBytes);

    /// <summary>Gaps of the segment that is being filled.</summary>
    public Span<TGap> Gaps => GapsOf(_bytes);

    /// <summary>Their ranges.</summary>
    public Span<int> Ranges => RangesOf(_bytes);

    /// <summary>How many are filled.</summary>
    public int Count { get; set; }

    /// <summary>Makes sure that so many more fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(int more)
    {
        if (Count + more > _bytes.Length / EntryBytes)
            Next(more);
    }

    /// <summary>Puts each gap where the next of its range goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scatter(int[] next, Span<TGap> gaps)
    {
        foreach (var (bytes, count) in All())
        {
            var own = GapsOf(bytes)[..count];
            var ranges = RangesOf(bytes)[..count];
            for (var i = 0; i < own.Length; i++)
                gaps[next[ranges[i]]++] = own[i];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (bytes, _) in All())
            PinnedBytes.Return(bytes);
        _full.Clear();
        _bytes = [];
    }

    private IEnumerable<(byte[] Bytes, int Count)> All() => _full.Append((_bytes, Count));

    private void Next(int more)
    {
        _full.Add((_bytes, Count));
        (_bytes, Count) = (PinnedBytes.Rent((long)Math.Max(SegmentSize, more) * EntryBytes), 0);
    }

    private static Span<TGap> GapsOf(byte[] bytes) => MemoryMarshal.Cast<byte, TGap>(bytes.AsSpan(0, bytes.Length / EntryBytes * Unsafe.SizeOf<TGap>()));

    private static Span<int> RangesOf(byte[] bytes) => MemoryMarshal.Cast<byte, int>(bytes.AsSpan(bytes.Length / EntryBytes * Unsafe.SizeOf<TGap>()));
}
