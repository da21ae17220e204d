using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CustomerJourney.Journeys;

/// <summary>Instants of a log's touchpoints, in the log's unit since its base; closed over the three ways they are stored.</summary>
internal interface IInstants
{
    /// <summary>The instant of touchpoint <paramref name="index"/>.</summary>
    long At(nint index);

    /// <summary>Has the instant of a touchpoint brought from memory while other work goes on.</summary>
    void Fetch(int index);

    /// <summary>How many of one customer's touchpoints from <paramref name="from"/> up to <paramref name="to"/> are at or before an instant.</summary>
    int CountUntil(int from, int to, long latest);

    /// <summary>How many of one customer's touchpoints from <paramref name="from"/> up to <paramref name="to"/> are at or after an instant.</summary>
    int CountSince(int from, int to, long earliest);
}

/// <summary>Whole seconds, 4 bytes: what most logs have.</summary>
internal readonly unsafe struct SecondInstants(uint* seconds, int count) : IInstants
{
    private const int Lanes = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(nint index) => seconds[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int index) => Instants.Fetch(seconds + index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CountUntil(int from, int to, long latest)
    {
        if (to - from > Lanes || from + Lanes > count || !Vector256.IsHardwareAccelerated)
            return Instants.CountUntil(this, from, to, latest);
        var limit = Vector256.Create((uint)Math.Min(latest, uint.MaxValue));
        var later = Vector256.GreaterThan(Vector256.Load(seconds + from), limit).ExtractMostSignificantBits();
        return Math.Min(to - from, BitOperations.TrailingZeroCount(later | (1u << Lanes)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CountSince(int from, int to, long earliest)
    {
        if (to - from > Lanes || to < Lanes || !Vector256.IsHardwareAccelerated)
            return Instants.CountSince(this, from, to, earliest);
        var limit = Vector256.Create((uint)Math.Max(earliest, 0));
        var earlier = Vector256.LessThan(Vector256.Load(seconds + to - Lanes), limit).ExtractMostSignificantBits();
        return Math.Min(to - from, BitOperations.LeadingZeroCount((earlier << (32 - Lanes)) | (1u << (31 - Lanes))));
    }
}

/// <summary>Seconds and milliseconds, 6 bytes.</summary>
internal readonly unsafe struct MillisecondInstants(uint* seconds, ushort* milliseconds) : IInstants
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(nint index) => seconds[index] * 1000L + milliseconds[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int index)
    {
        Instants.Fetch(seconds + index);
        Instants.Fetch(milliseconds + index);
    }

    public int CountUntil(int from, int to, long latest) => Instants.CountUntil(this, from, to, latest);

    public int CountSince(int from, int to, long earliest) => Instants.CountSince(this, from, to, earliest);
}

/// <summary>Anything finer or wider, 7 bytes, little-endian; a padding byte follows the last one.</summary>
internal readonly unsafe struct FineInstants(byte* bytes) : IInstants
{
    private const long Bits = (1L << 56) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(nint index) => Unsafe.ReadUnaligned<long>(bytes + index * 7) & Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int index) => Instants.Fetch(bytes + index * 7L);

    public int CountUntil(int from, int to, long latest) => Instants.CountUntil(this, from, to, latest);

    public int CountSince(int from, int to, long earliest) => Instants.CountSince(this, from, to, earliest);
}

/// <summary>What instants of all storages share.</summary>
internal static unsafe class Instants
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(void* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }

    public static int CountUntil<TTime>(TTime times, int from, int to, long latest)
        where TTime : struct, IInstants
    {
        var at = from;
        while (at < to && times.At(at) <= latest)
            at++;
        return at - from;
    }

    public static int CountSince<TTime>(TTime times, int from, int to, long earliest)
        where TTime : struct, IInstants
    {
        var at = to;
        while (at > from && times.At(at - 1) >= earliest)
            at--;
        return to - at;
    }
}
