using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Columns without the touchpoints that filters drop or that repeat their neighbour.</summary>
internal static unsafe class Compaction
{
    /// <summary>Copies what stays; customers that the mask leaves out lose all.</summary>
    public static (LogColumns Columns, byte[][] Own) Of(LogColumns log, TouchpointTest? test, bool collapse, byte[]? customers, CancellationToken cancellationToken)
    {
        var kept = new byte[log.Events];
        var offsets = PinnedBytes.Of(sizeof(int) * (log.Customers + 1L));
        Mark(log, test, collapse, customers, kept, offsets, cancellationToken);
        var ends = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        for (var customer = 0; customer < log.Customers; customer++)
            ends[customer + 1] += ends[customer];
        var count = ends[^1];
        var steps = PinnedBytes.Of((long)count * log.StepWidth);
        var instantWidth = log.Scale.Storage == InstantStorage.Fine ? 7 : sizeof(uint);
        var instants = PinnedBytes.Of((long)count * instantWidth + 1);
        var milliseconds = log.Scale.Storage == InstantStorage.Milliseconds ? PinnedBytes.Of((long)count * sizeof(ushort)) : [];
        Workers.ForCustomers(log.Offsets, (from, to) =>
        {
            var next = MemoryMarshal.Cast<byte, int>(offsets.AsSpan())[from];
            for (var i = log.Offsets[from]; i < log.Offsets[to]; i++)
            {
                if (kept[i] == 0)
                    continue;
                Copy(log.Steps, steps, i, next, log.StepWidth);
                Copy(log.InstantAddress, instants, i, next, instantWidth);
                if (milliseconds.Length > 0)
                    Copy(log.MillisecondAddress, milliseconds, i, next, sizeof(ushort));
                next++;
            }
        }, cancellationToken);
        var columns = new LogColumns((int*)AddressOf(offsets), log.Customers, count, AddressOf(steps), log.StepWidth, log.StepCount, log.Scale, AddressOf(instants), AddressOf(milliseconds));
        return (columns, [offsets, steps, instants, milliseconds]);
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

    private static void Copy(byte* source, byte[] target, int from, int to, int width)
    {
        if (width == 1)
            target[to] = source[from];
        else
            new ReadOnlySpan<byte>(source + (long)from * width, width).CopyTo(target.AsSpan((int)((long)to * width)));
    }
}
