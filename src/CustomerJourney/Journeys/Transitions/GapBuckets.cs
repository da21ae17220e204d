using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Buckets for gaps, as wide as gaps are long: so many to each doubling.</summary>
/// <param name="Bits">Their number to a doubling, as a power of two.</param>
/// <param name="GapBits">Bits of the greatest gap there can be.</param>
internal readonly record struct GapBuckets(int Bits, int GapBits)
{
    /// <summary>How many buckets there are.</summary>
    public int Count => (GapBits - Bits + 1) << Bits;

    /// <summary>The finest for so many pairs that all of their buckets stay small.</summary>
    public static GapBuckets For(int pairs, InstantStorage storage) => new(pairs <= 2048 ? 3 : 2, BitsOf(storage));

    /// <summary>Bits of the greatest gap that instants stored so can have.</summary>
    public static int BitsOf(InstantStorage storage) => storage switch
    {
        InstantStorage.Seconds => 32,
        InstantStorage.Milliseconds => 42, // seconds by a thousand
        _ => 56,
    };

    /// <summary>The bucket of a gap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(long gap)
    {
        var shift = Math.Max(0, 63 - BitOperations.LeadingZeroCount((ulong)gap | 1) - Bits);
        return (shift << Bits) + (int)(gap >> shift);
    }

    /// <summary>The least gap of a bucket.</summary>
    public long StartOf(int bucket)
    {
        var shift = Math.Max(0, (bucket >> Bits) - 1);
        return (long)(bucket - (shift << Bits)) << shift;
    }
}
