using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CustomerJourney.Identity.Linkage;

/// <summary>
/// What comparisons look at, record by record: which comparisons have something to compare, then term numbers, then signs.
/// Rows of large tables begin at cache lines, so that most pairs are judged by one line of each.
/// </summary>
internal sealed class RecordRows
{
    /// <summary>Where a row says which comparisons have something to compare, a bit each.</summary>
    public const int Presence = 0;

    /// <summary>So many numbers behind a row's beginning may be read, whatever its width.</summary>
    public const int Readable = 64;

    private const int Line = 16; // numbers in a cache line
    private const int LargeTable = 4096;

    private readonly int[] _rows;
    private readonly int _first;
    private readonly int _width;

    private RecordRows(int records, int width)
    {
        if (records < LargeTable)
        {
            (_rows, _width) = (new int[(long)records * width + Readable], width);
            return;
        }

        _width = (width + Line - 1) / Line * Line;
        _rows = GC.AllocateArray<int>(checked((int)((long)records * _width + Line + Readable)), pinned: true);
        var behindLine = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_rows, 0) / sizeof(int) % Line);
        _first = behindLine == 0 ? 0 : Line - behindLine;
    }

    /// <summary>A record's row.</summary>
    public ReadOnlySpan<int> this[int record] => _rows.AsSpan(_first + record * _width, _width);

    /// <summary>Packs columns into rows and gives the comparisons their places.</summary>
    public static RecordRows Pack(int records, IReadOnlyList<Comparison> comparisons)
    {
        var columns = new List<int[]>();
        var presence = new List<int>();
        var place = 0;
        for (var number = 0; number < comparisons.Count; number++)
        {
            var comparison = comparisons[number];
            (comparison.Slot, comparison.Place) = (1 + columns.Count, place);
            place += comparison.Names.Count;
            columns.AddRange(comparison.Columns);
            presence.AddRange(comparison.Columns.Select(_ => 1 << number));
        }

        var signs = new List<SignColumn>();
        var made = new SignColumn[comparisons.Count][];
        Parallel.For(0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = records < LargeTable ? 1 : 2 }, number => made[number] = [.. comparisons[number].Signs()]);
        for (var number = 0; number < made.Length; number++)
        {
            comparisons[number].SignSlot = 1 + columns.Count + signs.Count;
            signs.AddRange(made[number]);
        }

        var rows = new RecordRows(records, 1 + columns.Count + signs.Count);
        rows.Fill(records, [.. columns], [.. presence], [.. signs]);
        return rows;
    }

    /// <summary>Asks for a record's row before it is needed.</summary>
    public unsafe void Prefetch(int record)
    {
        if (!Sse.IsSupported)
            return;
        ref var row = ref _rows[_first + record * _width];
        Sse.Prefetch0(Unsafe.AsPointer(ref row));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref row, Line)));
    }

    private void Fill(int records, int[][] columns, int[] presence, SignColumn[] signs)
    {
        if (records < LargeTable)
        {
            Fill(0, records, columns, presence, signs);
            return;
        }

        Parallel.ForEach(Partitioner.Create(0, records), new ParallelOptions { MaxDegreeOfParallelism = 2 }, range => Fill(range.Item1, range.Item2, columns, presence, signs));
    }

    private void Fill(int from, int to, int[][] columns, int[] presence, SignColumn[] signs)
    {
        for (var record = from; record < to; record++)
        {
            var row = _rows.AsSpan(_first + record * _width, _width);
            for (var slot = 0; slot < columns.Length; slot++)
            {
                var number = columns[slot][record];
                row[1 + slot] = number;
                row[Presence] |= number == 0 ? 0 : presence[slot];
            }

            for (var sign = 0; sign < signs.Length; sign++)
                row[1 + columns.Length + sign] = signs[sign].Signs[signs[sign].Terms[record]];
        }
    }
}
