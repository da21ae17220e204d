using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CustomerJourney.Journeys;

/// <summary>A journey with its count; <see cref="Start"/> and <see cref="Length"/> are of one that has it.</summary>
internal struct CountedSlice
{
    public ulong Hash;
    public int Start;
    public int Length;
    public int Count;
}

/// <summary>Counts equal stretches in an open-addressing table; equality is of the steps themselves.</summary>
internal sealed unsafe class SliceCounter<TStep> : IDisposable
    where TStep : unmanaged, IBinaryInteger<TStep>
{
    private const int Ahead = 512; // stretches whose places are fetched before they are counted

    private readonly TStep* _steps;
    private CountedSlice[] _table;
    private int _mask;

    public SliceCounter(TStep* steps, int expected)
    {
        _steps = steps;
        _table = Rent((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected)), out _mask);
    }

    /// <summary>How many different ones there are.</summary>
    public int Distinct { get; private set; }

    /// <summary>Their counts, in no order; entries of count 0 are free slots.</summary>
    public ReadOnlySpan<CountedSlice> Table => _table.AsSpan(0, _mask + 1);

    /// <summary>Counts those whose hash falls to a share of <paramref name="shares"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<JourneySlice> slices, uint share, uint shares)
    {
        Span<(int Slice, uint Place)> own = stackalloc (int, uint)[Ahead];
        while (slices.Length > 0)
        {
            var some = slices[..Math.Min(Ahead, slices.Length)];
            var count = 0;
            for (var i = 0; i < some.Length; i++)
            {
                var place = StepHash.Spread(some[i].Hash, some[i].Length);
                own[count] = (i, place);
                var isOwn = (uint)(((ulong)place * shares) >> 32) == share;
                count += isOwn ? 1 : 0;
                if (Sse.IsSupported && isOwn)
                    Sse.Prefetch0(Unsafe.AsPointer(ref _table[(int)place & _mask]));
            }

            foreach (var (slice, place) in own[..count])
                Add(some[slice], place);
            slices = slices[some.Length..];
        }
    }

    /// <summary>Counts one.</summary>
    public void Add(in JourneySlice slice) => Add(slice, StepHash.Spread(slice.Hash, slice.Length));

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<CountedSlice>.Shared.Return(_table);
        _table = [];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(in JourneySlice slice, uint place)
    {
        for (var at = (int)place & _mask; ; at = (at + 1) & _mask)
        {
            ref var entry = ref _table[at];
            if (entry.Count == 0)
            {
                entry = new CountedSlice { Hash = slice.Hash, Start = slice.Start, Length = slice.Length, Count = 1 };
                if (++Distinct * 2 > _mask)
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

    /// <summary>Equal hashes of short stretches are equal stretches; of others all steps are compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreEqual(int a, int b, int length) => length * sizeof(TStep) <= StepHash.Exact
        || new ReadOnlySpan<byte>(_steps + a, length * sizeof(TStep)).SequenceEqual(new ReadOnlySpan<byte>(_steps + b, length * sizeof(TStep)));

    private void Grow()
    {
        var (old, used) = (_table, _mask + 1);
        _table = Rent(used * 2, out _mask);
        foreach (ref readonly var entry in old.AsSpan(0, used))
        {
            if (entry.Count == 0)
                continue;
            var at = (int)StepHash.Spread(entry.Hash, entry.Length) & _mask;
            while (_table[at].Count != 0)
                at = (at + 1) & _mask;
            _table[at] = entry;
        }

        ArrayPool<CountedSlice>.Shared.Return(old);
    }

    private static CountedSlice[] Rent(int size, out int mask)
    {
        var table = ArrayPool<CountedSlice>.Shared.Rent(size);
        table.AsSpan(0, size).Clear();
        mask = size - 1;
        return table;
    }
}
