using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>All compared journeys without repeats, by length, each with a histogram of its steps and the customers that have it.</summary>
internal sealed unsafe class JourneyGroups<TStep> : IDisposable
    where TStep : unmanaged, IBinaryInteger<TStep>
{
    /// <summary>Steps share this many counters; sharing can only make the bound weaker.</summary>
    public const int Buckets = 64;

    private readonly JourneySlice[] _journeys; // this and the others are rented
    private readonly byte[] _histograms;
    private readonly int[] _firstOfLength;
    private readonly int[] _memberStarts;
    private readonly int[] _members;
    private readonly int _count;

    /// <summary>Groups the stretches.</summary>
    public JourneyGroups(TStep* steps, ReadOnlySpan<JourneySlice> slices, CancellationToken cancellationToken)
    {
        var groupOf = ArrayPool<int>.Shared.Rent(slices.Length);
        var unique = ArrayPool<int>.Shared.Rent(slices.Length);
        _count = Group(steps, slices, groupOf, unique);
        _journeys = ArrayPool<JourneySlice>.Shared.Rent(_count);
        _members = ArrayPool<int>.Shared.Rent(slices.Length);
        _memberStarts = ArrayPool<int>.Shared.Rent(_count + 1);
        var placeOf = ArrayPool<int>.Shared.Rent(_count);
        _firstOfLength = SortByLength(slices, unique.AsSpan(0, _count), placeOf);
        Members(groupOf.AsSpan(0, slices.Length), placeOf);
        foreach (var array in new[] { groupOf, unique, placeOf })
            ArrayPool<int>.Shared.Return(array);
        _histograms = PinnedBytes.Rent((long)_count * Buckets);
        _histograms.AsSpan(0, _count * Buckets).Clear();
        Workers.ForRange(_count, (from, to) =>
        {
            for (var place = from; place < to; place++)
                Histogram(steps + _journeys[place].Start, _journeys[place].Length, HistogramOf(place));
        }, cancellationToken);
    }

    /// <summary>Different journeys, the shortest first.</summary>
    public ReadOnlySpan<JourneySlice> Journeys => _journeys.AsSpan(0, _count);

    /// <summary>Places of journeys with a length from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public (int From, int To) OfLengths(int least, int most)
    {
        var longest = _firstOfLength.Length - 2;
        return least > longest ? (0, 0) : (_firstOfLength[Math.Max(0, least)], _firstOfLength[Math.Min(most, longest) + 1]);
    }

    /// <summary>Places in the stretches of those that have the journey.</summary>
    public ReadOnlySpan<int> MembersOf(int place) => _members.AsSpan(_memberStarts[place], _memberStarts[place + 1] - _memberStarts[place]);

    /// <summary>The counters of a journey.</summary>
    public Span<byte> HistogramOf(int place) => _histograms.AsSpan(place * Buckets, Buckets);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<JourneySlice>.Shared.Return(_journeys);
        PinnedBytes.Return(_histograms);
        ArrayPool<int>.Shared.Return(_memberStarts);
        ArrayPool<int>.Shared.Return(_members);
    }

    /// <summary>Counts steps, never beyond 255: so a difference is never overstated.</summary>
    public static void Histogram(TStep* steps, int length, Span<byte> counters)
    {
        for (var i = 0; i < length; i++)
        {
            ref var counter = ref counters[int.CreateTruncating(steps[i]) & (Buckets - 1)];
            counter += counter == byte.MaxValue ? (byte)0 : (byte)1;
        }
    }

    private static int Group(TStep* steps, ReadOnlySpan<JourneySlice> slices, int[] groupOf, int[] unique)
    {
        var mask = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, slices.Length * 2)) - 1;
        var table = ArrayPool<int>.Shared.Rent(mask + 1);
        table.AsSpan(0, mask + 1).Clear();
        var count = 0;
        for (var i = 0; i < slices.Length; i++)
        {
            var slot = (int)StepHash.Spread(slices[i].Hash, slices[i].Length) & mask;
            while (table[slot] != 0 && !AreEqual(steps, slices[i], slices[unique[table[slot] - 1]]))
                slot = (slot + 1) & mask;
            if (table[slot] == 0)
            {
                unique[count] = i;
                table[slot] = ++count;
            }

            groupOf[i] = table[slot] - 1;
        }

        ArrayPool<int>.Shared.Return(table);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreEqual(TStep* steps, JourneySlice a, JourneySlice b) =>
        a.Hash == b.Hash && a.Length == b.Length
        && new ReadOnlySpan<byte>(steps + a.Start, a.Length * sizeof(TStep)).SequenceEqual(new ReadOnlySpan<byte>(steps + b.Start, b.Length * sizeof(TStep)));

    private int[] SortByLength(ReadOnlySpan<JourneySlice> slices, ReadOnlySpan<int> unique, int[] placeOf)
    {
        var longest = 0;
        foreach (var i in unique)
            longest = Math.Max(longest, slices[i].Length);
        var firstOfLength = new int[longest + 2];
        foreach (var i in unique)
            firstOfLength[slices[i].Length + 1]++;
        for (var length = 0; length <= longest; length++)
            firstOfLength[length + 1] += firstOfLength[length];
        var next = firstOfLength.AsSpan().ToArray();
        for (var group = 0; group < unique.Length; group++)
        {
            var slice = slices[unique[group]];
            placeOf[group] = next[slice.Length]++;
            _journeys[placeOf[group]] = slice;
        }

        return firstOfLength;
    }

    private void Members(ReadOnlySpan<int> groupOf, int[] placeOf)
    {
        var starts = _memberStarts.AsSpan(0, _count + 1);
        starts.Clear();
        foreach (var group in groupOf)
            starts[placeOf[group] + 1]++;
        for (var place = 0; place < _count; place++)
            starts[place + 1] += starts[place];
        var next = ArrayPool<int>.Shared.Rent(_count + 1);
        starts.CopyTo(next);
        for (var i = 0; i < groupOf.Length; i++)
            _members[next[placeOf[groupOf[i]]]++] = i;
        ArrayPool<int>.Shared.Return(next);
    }
}
