using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>A journey with its count; <see cref="Start"/> and <see cref="Length"/> are of one that has it.</summary>
internal struct CountedSlice
{
    public uint Hash;
    public int Start;
    public int Length;
    public int Count;
}

/// <summary>Counts equal stretches in an open-addressing table; equality is of the steps themselves.</summary>
internal sealed unsafe class SliceCounter<TStep>
    where TStep : unmanaged, IBinaryInteger<TStep>
{
    private readonly TStep* _steps;
    private CountedSlice[] _table;
    private int _mask;

    public SliceCounter(TStep* steps, int expected)
    {
        _steps = steps;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected));
        _table = new CountedSlice[size];
        _mask = size - 1;
    }

    /// <summary>How many different ones there are.</summary>
    public int Distinct { get; private set; }

    /// <summary>Their counts, in no order; entries of count 0 are free slots.</summary>
    public ReadOnlySpan<CountedSlice> Table => _table;

    /// <summary>Counts one.</summary>
    public void Add(JourneySlice slice)
    {
        for (var at = Slot(slice.Hash); ; at = (at + 1) & _mask)
        {
            ref var entry = ref _table[at];
            if (entry.Count == 0)
            {
                entry = new CountedSlice { Hash = slice.Hash, Start = slice.Start, Length = slice.Length, Count = 1 };
                if (++Distinct * 2 > _table.Length)
                    Grow();
                return;
            }

            if (entry.Hash == slice.Hash && entry.Length == slice.Length && AreEqual(entry.Start, slice.Start, slice.Length))
            {
                entry.Count++;
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(uint hash) => (int)(hash >> 1) & _mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreEqual(int a, int b, int length) =>
        new ReadOnlySpan<byte>(_steps + a, length * sizeof(TStep)).SequenceEqual(new ReadOnlySpan<byte>(_steps + b, length * sizeof(TStep)));

    private void Grow()
    {
        var old = _table;
        _table = new CountedSlice[old.Length * 2];
        _mask = _table.Length - 1;
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.Count == 0)
                continue;
            var at = Slot(entry.Hash);
            while (_table[at].Count != 0)
                at = (at + 1) & _mask;
            _table[at] = entry;
        }
    }
}
