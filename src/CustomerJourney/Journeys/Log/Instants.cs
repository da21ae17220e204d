using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Instants of a log's touchpoints, in the log's unit since its base; closed over the three ways they are stored.</summary>
internal interface IInstants
{
    /// <summary>The instant of touchpoint <paramref name="index"/>.</summary>
    long At(int index);
}

/// <summary>Whole seconds, 4 bytes: what most logs have.</summary>
internal readonly unsafe struct SecondInstants(uint* seconds) : IInstants
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(int index) => seconds[index];
}

/// <summary>Seconds and milliseconds, 6 bytes.</summary>
internal readonly unsafe struct MillisecondInstants(uint* seconds, ushort* milliseconds) : IInstants
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(int index) => seconds[index] * 1000L + milliseconds[index];
}

/// <summary>Anything finer or wider, 7 bytes, little-endian; a padding byte follows the last one.</summary>
internal readonly unsafe struct FineInstants(byte* bytes) : IInstants
{
    private const long Bits = (1L << 56) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long At(int index) => Unsafe.ReadUnaligned<long>(bytes + index * 7L) & Bits;
}
