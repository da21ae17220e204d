using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Columns without the touchpoints that filters drop or that repeat their neighbour.</summary>
internal static unsafe class Compaction
{
    /// <summary>Copies what stays; customers that the mask leaves out lose all. The arrays are rented.</summary>
    public static (LogColumns Columns, BesideColumn Beside, byte[][] Own) Of(LogColumns log, BesideColumn besides, TouchpointTest? test, bool collapse, byte[]? customers, CancellationToken cancellationToken)
    {
        var kept = PinnedBytes.Rent(log.Events);
        var offsets = PinnedBytes.Rent(sizeof(int) * (log.Customers + 1L));
        Mark(log, test, collapse, customers, kept, offsets, cancellationToken);
        var ends = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        for (var customer = 0; customer < log.Customers; customer++)
            ends[customer + 1] += ends[customer];
        var count = ends[log.Customers];
        var steps = PinnedBytes.Rent((long)count * log.StepWidth);
        var instantWidth = log.Scale.Storage == InstantStorage.Fine ? 7 : sizeof(uint);
        var instants = PinnedBytes.Rent((long)count * instantWidth + 1);
        var milliseconds = log.Scale.Storage == InstantStorage.Milliseconds ? PinnedBytes.Rent((long)count * sizeof(ushort)) : [];
        var beside = besides.Width > 0 ? PinnedBytes.Rent((long)count * besides.Width) : [];
        Workers.ForCustomers(log.Offsets, (from, to) =>
        {
            var (first, last, next) = (log.Offsets[from], log.Offsets[to], MemoryMarshal.Cast<byte, int>(offsets.AsSpan())[from]);
            var keep = kept.AsSpan(first, last - first);
            Keep(log.Steps, steps, log.StepWidth, keep, first, next);
            Keep(log.InstantAddress, instants, instantWidth, keep, first, next);
            if (milliseconds.Length > 0)
                Keep(log.MillisecondAddress, milliseconds, sizeof(ushort), keep, first, next);
            if (beside.Length > 0)
                Keep(besides.Codes, beside, besides.Width, keep, first, next);
        }, cancellationToken);
        PinnedBytes.Return(kept);
        var columns = new LogColumns((int*)AddressOf(offsets), log.Customers, count, AddressOf(steps), log.StepWidth, log.StepCount, log.Scale, AddressOf(instants), AddressOf(milliseconds));
        return (columns, new BesideColumn(AddressOf(beside), besides.Width), [offsets, steps, instants, milliseconds, beside]);
    }

    /// <summary>The address of a pinned array; null when it is empty.</summary>
    public static byte* AddressOf(byte[] pinned) =>
        pinned.Length == 0 ? null : (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    private static void Mark(LogColumns log, TouchpointTest? test, bool collapse, byte[]? customers, byte[] kept, byte[] counts, CancellationToken cancellationToken)
    {
        MemoryMarshal.Cast<byte, int>(counts.AsSpan())[0] = 0;
        Workers.ForCustomers(log.Offsets, (from, to) =>
        {
            var count = MemoryMarshal.Cast<byte, int>(counts.AsSpan());
            var offsets = log.Offsets;
            if (test is not null)
                test.Mark(kept, offsets[from], offsets[to]);
            else
                kept.AsSpan(offsets[from]..offsets[to]).Fill(1);
            for (var customer = from; customer < to; customer++)
            {
                var own = kept.AsSpan(offsets[customer]..offsets[customer + 1]);
                if (customers is not null && customers[customer] == 0)
                    own.Clear();
                else if (collapse)
                    Collapse(log, offsets[customer], own);
                count[customer + 1] = own.Count((byte)1);
            }
        }, cancellationToken);
    }

    private static void Collapse(LogColumns log, int start, Span<byte> kept)
    {
        var last = -1;
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] == 0)
                continue;
            var step = log.StepAt(start + i);
            kept[i] = step == last ? (byte)0 : (byte)1;
            last = step;
        }
    }

    private static void Keep(byte* source, byte[] target, int width, ReadOnlySpan<byte> keep, int first, int next)
    {
        switch (width)
        {
            case 1:
                Keep(source + first, target.AsSpan(next), keep);
                break;
            case sizeof(ushort):
                Keep((ushort*)source + first, MemoryMarshal.Cast<byte, ushort>(target.AsSpan())[next..], keep);
                break;
            case sizeof(uint):
                Keep((uint*)source + first, MemoryMarshal.Cast<byte, uint>(target.AsSpan())[next..], keep);
                break;
            default:
                KeepWide(source, target, width, keep, first, next);
                break;
        }
    }

    /// <summary>Copies what is kept: whatever stands in the next place is written over until something kept does. The last places are written only by what is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Keep<T>(T* source, Span<T> target, ReadOnlySpan<byte> keep)
        where T : unmanaged
    {
        var total = keep.Count((byte)1);
        var next = 0;
        var i = 0;
        ref var into = ref MemoryMarshal.GetReference(target[..total]);
        for (; next < total; i++)
        {
            Unsafe.Add(ref into, next) = source[i];
            next += keep[i];
        }
    }

    private static void KeepWide(byte* source, byte[] target, int width, ReadOnlySpan<byte> keep, int first, int next)
    {
        for (var i = 0; i < keep.Length; i++)
        {
            if (keep[i] == 0)
                continue;
            new ReadOnlySpan<byte>(source + (long)(first + i) * width, width).CopyTo(target.AsSpan((int)((long)next * width)));
            next++;
        }
    }
}
