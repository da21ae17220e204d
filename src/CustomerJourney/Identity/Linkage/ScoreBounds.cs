using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CustomerJourney.Identity.Linkage;

/// <summary>What two records can at most still gain, told from which values are there and which are equal, before any comparison is made: most candidate pairs end here or soon after.</summary>
internal sealed class ScoreBounds
{
    private const int MostSlots = RecordRows.Readable; // bits of a mask

    private readonly double[] _byPresence;
    private readonly double[] _alike;
    private readonly ulong[] _exactSlots;
    private readonly double[] _bonus = new double[MostSlots];
    private readonly int _chunks;
    private readonly ulong _allExact;

    public ScoreBounds(RecordFeatures features, MatchWeights weights)
    {
        var comparisons = features.Comparisons;
        _alike = new double[comparisons.Length];
        _exactSlots = new ulong[comparisons.Length];
        for (var number = 0; number < comparisons.Length; number++)
            Learn(number, comparisons[number], weights);
        _allExact = _exactSlots.Aggregate(0UL, (all, slots) => all | slots);
        _chunks = (MostSlots - BitOperations.LeadingZeroCount(_allExact) + Vector256<int>.Count - 1) / Vector256<int>.Count;
        _byPresence = [.. Enumerable.Range(0, 1 << comparisons.Length).Select(present => Enumerable.Range(0, comparisons.Length).Where(number => (present >> number & 1) != 0).Sum(number => _alike[number]))];
        Order = [.. Enumerable.Range(0, comparisons.Length).OrderByDescending(number => _alike[number] - Differing(comparisons[number], weights)).ThenBy(number => number)];
    }

    /// <summary>The comparisons in the order in which they decide soonest.</summary>
    public int[] Order { get; }

    /// <summary>The slots that decide on exact agreement and in which the two are equal.</summary>
    public ulong EqualSlots(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        ulong equal = 0;
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        for (var chunk = 0; chunk < _chunks; chunk++)
        {
            var left = Vector256.LoadUnsafe(ref x, (nuint)(chunk * Vector256<int>.Count)); // within what is readable
            var right = Vector256.LoadUnsafe(ref y, (nuint)(chunk * Vector256<int>.Count));
            var same = Vector256.AndNot(Vector256.Equals(left, right), Vector256.Equals(left, Vector256<int>.Zero));
            equal |= (ulong)same.ExtractMostSignificantBits() << chunk * Vector256<int>.Count;
        }

        return equal & _allExact;
    }

    /// <summary>The most that all comparisons together can add.</summary>
    public double MostOf(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ulong equal) => _byPresence[a[RecordRows.Presence] & b[RecordRows.Presence]] + Bonus(equal);

    /// <summary>The most that one comparison can add.</summary>
    public double MostOf(int comparison, ulong equal) => _alike[comparison] + Bonus(equal & _exactSlots[comparison]);

    private double Bonus(ulong equal)
    {
        double bonus = 0;
        for (; equal != 0; equal &= equal - 1)
            bonus += _bonus[BitOperations.TrailingZeroCount(equal)];
        return bonus;
    }

    private void Learn(int number, Comparison comparison, MatchWeights weights)
    {
        for (var name = 0; name < comparison.Names.Count; name++)
        {
            var bits = weights.Match.AsSpan((comparison.Place + name) * Levels.Count, Levels.Count);
            double alike = Max(bits[..Levels.Exact]), any = Max(bits);
            var slot = comparison.ExactColumns[name] < 0 ? MostSlots : comparison.Slot + comparison.ExactColumns[name];
            if (slot >= MostSlots)
            {
                _alike[number] += any;
                continue;
            }

            _alike[number] += alike;
            _bonus[slot] = any - alike;
            _exactSlots[number] |= 1UL << slot;
        }
    }

    private static double Differing(Comparison comparison, MatchWeights weights) =>
        Enumerable.Range(0, comparison.Names.Count).Sum(name => (double)weights.Match[(comparison.Place + name) * Levels.Count + Levels.Differs]);

    private static float Max(ReadOnlySpan<float> bits)
    {
        float most = 0;
        foreach (var value in bits)
            most = Math.Max(most, value);
        return most;
    }
}
