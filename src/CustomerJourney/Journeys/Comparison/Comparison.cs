using System.Numerics;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Compares the journeys of two populations, with tests corrected for their number.</summary>
public static class Comparison
{
    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown.</exception>
    public static ComparisonAnswer Ask(JourneyIndex index, ComparisonQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (a, names) = Gather(index, question, question.A, cancellationToken);
        var (b, _) = Gather(index, question, question.B, cancellationToken);
        var keys = a.Counts.Keys.Union(b.Counts.Keys, StringComparer.Ordinal).ToArray();
        var pValues = Array.ConvertAll(keys, k => Significance.PValue(a.Of(k), a.Journeys, b.Of(k), b.Journeys));
        var qValues = Significance.Corrected(pValues);
        var all = keys.Select((key, i) => (Kind: key[0], Row: Row(a, b, key, names, pValues[i], qValues[i])))
            .OrderBy(r => r.Row.QValue).ThenByDescending(r => Math.Abs(r.Row.Difference)).ThenBy(r => r.Row.Steps, Comparer<IReadOnlyList<string>>.Create(CompareSteps)).ToList();
        return new ComparisonAnswer(a.Journeys, b.Journeys, keys.Length, Listed(ComparedCounts.Journey), Listed(ComparedCounts.Step), Listed(ComparedCounts.Path));

        IReadOnlyList<ComparedJourney> Listed(char kind) => [.. all.Where(r => r.Kind == kind).Take(question.Journeys.Limit).Select(r => r.Row)];
    }

    private static (ComparedCounts Counts, IReadOnlyList<string> Names) Gather(JourneyIndex index, ComparisonQuestion question, ComparedPopulation population, CancellationToken cancellationToken)
    {
        var selection = question.Journeys.Selection;
        var view = JourneyView.Of(index, selection with { Customers = [.. selection.Customers, .. population.Customers], Touchpoints = [.. selection.Touchpoints, .. population.Touchpoints] }, cancellationToken);
        return (view.Ask(new Asked(question.Journeys, cancellationToken)), view.Steps);
    }

    private static ComparedJourney Row(ComparedCounts a, ComparedCounts b, string key, IReadOnlyList<string> names, double pValue, double qValue)
    {
        var (countA, countB) = (a.Of(key), b.Of(key));
        var (shareA, shareB) = (Share(countA, a.Journeys), Share(countB, b.Journeys));
        return new ComparedJourney([.. key.Skip(1).Select(code => names[code])], countA, countB, shareA, shareB, shareA - shareB, countB == 0 ? null : shareA / shareB, pValue, qValue);
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static int CompareSteps(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var order = string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
                return order;
        }

        return a.Count.CompareTo(b.Count);
    }

    private sealed class Asked(FrequencyQuestion question, CancellationToken cancellationToken) : ILogQuestion<ComparedCounts>
    {
        public ComparedCounts Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            using var found = FoundSlices.Find(log, question, cancellationToken);
            var counts = found.Gather(() => new ComparedCounts(), (into, slices) =>
            {
                foreach (ref readonly var slice in slices)
                    into.Add(log.StepsOf(slice.Start, slice.Length));
            }, (all, one) => all.Merge(one), cancellationToken);
            counts.Journeys += found.NotArrived;
            return counts;
        }
    }
}

/// <summary>How many journeys are, or contain, something; a key is its kind and then its steps' codes.</summary>
internal sealed class ComparedCounts
{
    /// <summary>A whole journey.</summary>
    public const char Journey = 'j';

    /// <summary>A step.</summary>
    public const char Step = 's';

    /// <summary>A step and the one directly after.</summary>
    public const char Path = 'p';

    private readonly Dictionary<int, int> _lastSeen = [];
    private readonly Dictionary<long, int> _lastSeenPath = [];
    private int _stamp;

    /// <summary>Journeys by key.</summary>
    public Dictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>All journeys.</summary>
    public long Journeys { get; set; }

    /// <summary>The count of a key.</summary>
    public long Of(string key) => Counts.GetValueOrDefault(key);

    /// <summary>Counts a journey and, once each, what it contains.</summary>
    public void Add<TStep>(ReadOnlySpan<TStep> steps)
        where TStep : unmanaged, IBinaryInteger<TStep>
    {
        Journeys++;
        _stamp++;
        var journey = new char[steps.Length + 1];
        journey[0] = Journey;
        for (var i = 0; i < steps.Length; i++)
        {
            var step = int.CreateTruncating(steps[i]);
            journey[i + 1] = (char)step;
            if (IsNew(_lastSeen, step))
                Count([Step, (char)step], 1);
            if (i > 0 && IsNew(_lastSeenPath, ((long)journey[i] << 16) | (long)step))
                Count([Path, journey[i], (char)step], 1);
        }

        Count(journey, 1);
    }

    /// <summary>Adds another's counts.</summary>
    public void Merge(ComparedCounts other)
    {
        Journeys += other.Journeys;
        foreach (var (key, count) in other.Counts)
            Count(key, count);
    }

    private bool IsNew<TKey>(Dictionary<TKey, int> seen, TKey key)
        where TKey : notnull
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out _);
        if (last == _stamp)
            return false;
        last = _stamp;
        return true;
    }

    private void Count(ReadOnlySpan<char> key, long count)
    {
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(Counts.GetAlternateLookup<ReadOnlySpan<char>>(), key, out _);
        total += count;
    }
}
