using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>All compared journeys without repeats, by length, each with a histogram of its steps and the customers that have it.</summary>
internal sealed unsafe class JourneyGroups<TStep>
    where TStep : unmanaged, IBinaryInteger<TStep>
{
    /// <summary>Steps share this many counters; sharing can only make the bound weaker.</summary>
    public const int Buckets = 64;

    private readonly JourneySlice[] _journeys;
    private readonly byte[] _histograms;
    private readonly int[] _firstOfLength;
    private readonly int[] _memberStarts;
    private readonly int[] _members;

    /// <summary>Groups the stretches.</summary>
    public JourneyGroups(TStep* steps, JourneySlice[] slices, CancellationToken cancellationToken)
    {
        var groupOf = Group(steps, slices, out var unique);
        _journeys = SortByLength(slices, unique, out var placeOf, out _firstOfLength);
        (_memberStarts, _members) = Members(slices.Length, groupOf, placeOf, _journeys.Length);
        _histograms = new byte[(long)_journeys.Length * Buckets];
        Workers.ForRange(_journeys.Length, (from, to) =>
        {
            for (var place = from; place < to; place++)
                Histogram(steps + _journeys[place].Start, _journeys[place].Length, HistogramOf(place));
        }, cancellationToken);
    }

    /// <summary>Different journeys, the shortest first.</summary>
    public ReadOnlySpan<JourneySlice> Journeys => _journeys;

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

    /// <summary>Counts steps, never beyond 255: so a difference is never overstated.</summary>
    public static void Histogram(TStep* steps, int length, Span<byte> counters)
    {
        for (var i = 0; i < length; i++)
        {
            ref var counter = ref counters[int.CreateTruncating(steps[i]) & (Buckets - 1)];
            counter += counter == byte.MaxValue ? (byte)0 : (byte)1;
        }
    }

    private static int[] Group(TStep* steps, JourneySlice[] slices, out List<int> unique)
    {
        var mask = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, slices.Length * 2)) - 1;
        var table = new int[mask + 1];
        var groupOf = new int[slices.Length];
        unique = new List<int>(slices.Length / 2);
        for (var i = 0; i < slices.Length; i++)
        {
            var slot = (int)StepHash.Spread(slices[i].Hash, slices[i].Length) & mask;
            while (table[slot] != 0 && !AreEqual(steps, slices[i], slices[unique[table[slot] - 1]]))
                slot = (slot + 1) & mask;
            if (table[slot] == 0)
            {
                unique.Add(i);
                table[slot] = unique.Count;
            }

            groupOf[i] = table[slot] - 1;
        }

        return groupOf;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreEqual(TStep* steps, JourneySlice a, JourneySlice b) =>
        a.Hash == b.Hash && a.Length == b.Length
        && new ReadOnlySpan<byte>(steps + a.Start, a.Length * sizeof(TStep)).SequenceEqual(new ReadOnlySpan<byte>(steps + b.Start, b.Length * sizeof(TStep)));

    private static JourneySlice[] SortByLength(JourneySlice[] slices, List<int> unique, out int[] placeOf, out int[] firstOfLength)
    {
        var longest = unique.Count == 0 ? 0 : unique.Max(i => slices[i].Length);
        firstOfLength = new int[longest + 2];
        foreach (var i in unique)
            firstOfLength[slices[i].Length + 1]++;
        for (var length = 0; length <= longest; length++)
            firstOfLength[length + 1] += firstOfLength[length];
        var next = firstOfLength.AsSpan().ToArray();
        placeOf = new int[unique.Count];
        var sorted = new JourneySlice[unique.Count];
        for (var group = 0; group < unique.Count; group++)
        {
            var slice = slices[unique[group]];
            placeOf[group] = next[slice.Length]++;
            sorted[placeOf[group]] = slice;
        }

        return sorted;
    }

    private static (int[] Starts, int[] Members) Members(int count, int[] groupOf, int[] placeOf, int groups)
    {
        var starts = new int[groups + 1];
        foreach (var group in groupOf)
            starts[placeOf[group] + 1]++;
        for (var place = 0; place < groups; place++)
            starts[place + 1] += starts[place];
        var next = starts.AsSpan(0, groups).ToArray();
        var members = new int[count];
        for (var i = 0; i < count; i++)
            members[next[placeOf[groupOf[i]]]++] = i;
        return (starts, members);
    }
}
