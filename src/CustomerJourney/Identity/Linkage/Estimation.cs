namespace CustomerJourney.Identity.Linkage;

/// <summary>
/// Learns a model without truth (Fellegi and Sunter 1969; EM on pattern counts, Winkler 1988) as a mixture of three kinds of pairs: one thing, related things (a household), strangers.
/// How strangers agree is not learned but known: exactly from the counts of values, for likeness from pairs drawn evenly over all.
/// </summary>
internal sealed class Estimation
{
    private const int Rounds = 25;

    /// <summary>About so many pairs are drawn evenly over all.</summary>
    public const int DrawnPairs = 300_000;

    private const double PriorWeight = 0.03;
    private const double LeastPriorCounts = 5;
    private const double Implausible = 1e-4;
    private const float MostBits = 24;

    private readonly RecordFeatures _features;
    private readonly double _allPairs;
    private readonly int _places;
    private readonly bool[] _household;
    private readonly double[][] _expected;
    private readonly double[][] _drawn;
    private readonly double[][] _strangers;
    private readonly double[][] _match;
    private readonly double[][] _related;
    private readonly double[]?[] _exactPairs;
    private readonly int[] _relatedUpTo;
    private readonly bool[] _anchor;
    private double _drawnCount;
    private double _matches;
    private double _relateds;

    private Estimation(RecordFeatures features, bool crossOnly, int drawnPairs)
    {
        _features = features;
        _places = features.Places;
        _allPairs = AllPairs(features, crossOnly);
        _household = [.. features.Comparisons.SelectMany(comparison => comparison.IsHousehold)];
        _anchor = [.. features.Comparisons.SelectMany(comparison => comparison.Names.Select(_ => comparison.IsAnchor))];
        _relatedUpTo = [.. features.Comparisons.SelectMany(comparison => comparison.Names.Select(_ => comparison.RelatedUpTo))];
        _expected = [.. features.Comparisons.SelectMany(comparison => comparison.Expected)];
        _exactPairs = [.. features.Comparisons.SelectMany(comparison => comparison.Names.Select((_, place) => comparison.ExactPairs(place)))];
        _drawn = Draw(crossOnly, drawnPairs);
        _strangers = [.. Enumerable.Range(0, _places).Select(place => Strangers(place, new double[Levels.Count]))];
        _match = [.. _expected.Select(Normalised)];
        _related = [.. Enumerable.Range(0, _places).Select(RelatedGuess)];
        _matches = features.Count * 0.5;
        _relateds = HasHouseholds ? features.Count * 0.5 : 0;
    }

    // Something must tell apart who shares a home, an author, a street.
    private bool HasHouseholds => _household.Contains(false) && _household.Count(household => household) > 1;

    /// <summary>Learns from the pairs that blocking brings together.</summary>
    public static MatchWeights From(RecordFeatures features, PatternTally tally, bool crossOnly, int drawnPairs = DrawnPairs)
    {
        var estimation = new Estimation(features, crossOnly, drawnPairs);
        for (var round = 0; round < Rounds; round++)
            estimation.Improve(tally);
        return estimation.Weights();
    }

    private static double AllPairs(RecordFeatures features, bool crossOnly)
    {
        var all = (double)features.Count * (features.Count - 1) / 2;
        return Math.Max(1, crossOnly ? all - features.Sources!.CountBy(source => source).Sum(source => (double)source.Value * (source.Value - 1) / 2) : all);
    }

    // Pairs at even distances over all records: every record as often as any other.
    private double[][] Draw(bool crossOnly, int drawnPairs)
    {
        var counts = new double[2][][];
        var taken = new double[2];
        var every = _features.Count * (long)(_features.Count - 1) / 2 <= drawnPairs;
        var distances = every ? _features.Count - 1 : Math.Max(1, drawnPairs / _features.Count);
        var step = every ? 1 : Math.Max(1, _features.Count / 2 / (distances + 1));
        var stride = Math.Max(1, _features.Count / drawnPairs);
        Parallel.For(0, 2, worker =>
        {
            var mine = counts[worker] = [.. Enumerable.Range(0, _places).Select(_ => new double[Levels.Count])];
            var cache = _features.Caches[worker];
            for (var distance = 1 + worker; distance <= distances; distance += 2)
            {
                for (var a = 0; a < _features.Count; a += stride)
                {
                    var b = a + distance * step;
                    if (every && b >= _features.Count)
                        break;
                    b %= _features.Count;
                    if (a == b || crossOnly && _features.Sources![a] == _features.Sources[b])
                        continue;
                    taken[worker]++;
                    var pattern = _features.PatternOf(a, b, cache);
                    for (var place = 0; place < _places; place++)
                        mine[place][Levels.At(pattern, place)]++;
                }
            }
        });
        _drawnCount = Math.Max(1, taken.Sum());
        return [.. counts[0].Zip(counts[1], (one, two) => one.Zip(two, (x, y) => x + y).ToArray())];
    }

    // How strangers agree in a place, given that both have a value; pairs that are likely no strangers are taken out.
    private double[] Strangers(int place, double[] familiar)
    {
        const double Kept = 0.05;
        var drawn = _drawn[place];
        var present = Math.Max(1, drawn.Sum() - drawn[Levels.Missing]);
        var presentPairs = Math.Max(1, present / _drawnCount * _allPairs);
        var shares = new double[Levels.Count];
        for (var level = Levels.Differs; level < Levels.Count; level++)
        {
            var exact = level >= Levels.Exact && _exactPairs[place] is not null;
            var pairs = exact ? _exactPairs[place]![level] * Math.Min(1, presentPairs / Math.Max(1, ExactBase(place))) : drawn[level] / _drawnCount * _allPairs;
            var floor = exact ? 0.5 / presentPairs : 0.5 / present;
            shares[level] = Math.Max(Math.Max(pairs - familiar[level], pairs * Kept) / presentPairs, floor);
        }

        return Normalised(shares);
    }

    // Exact pairs are counted over all records; for two sources only the pairs across count, in proportion.
    private double ExactBase(int place)
    {
        var share = 1 - _drawn[place][Levels.Missing] / _drawnCount;
        return share * _features.Count * ((double)_features.Count - 1) / 2;
    }

    private double[] RelatedGuess(int place)
    {
        var agree = _household[place] ? 0.6 : _anchor[place] ? 0 : 0.02; // what alone tells things apart is shared by chance only
        return Normalised([.. _expected[place].Zip(_strangers[place], (match, stranger) => agree * match + (1 - agree) * stranger)]);
    }

    private static double[] Normalised(double[] shares)
    {
        shares = [.. shares];
        shares[Levels.Missing] = 0;
        var sum = shares.Sum();
        return [.. shares.Select(share => sum > 0 ? share / sum : 0)];
    }

    private void Improve(PatternTally tally)
    {
        var (matches, relateds) = (0.0, 0.0);
        var match = new double[_places * Levels.Count];
        var related = new double[_places * Levels.Count];
        var weights = Weights();
        for (var i = 0; i < tally.Patterns.Length; i++)
        {
            var (isMatch, isRelated) = KindOf(tally.Patterns[i], weights);
            if (isMatch + isRelated < Implausible)
                continue;
            var (asMatch, asRelated) = (isMatch * tally.Counts[i], isRelated * tally.Counts[i]);
            matches += asMatch;
            relateds += asRelated;
            var pattern = tally.Patterns[i];
            for (var index = 0; pattern != 0; pattern >>= Levels.Bits, index += Levels.Count)
            {
                var level = index + ((int)pattern & Levels.Count - 1);
                match[level] += asMatch;
                related[level] += asRelated;
            }
        }

        _matches = Math.Max(1, matches / tally.Share);
        _relateds = HasHouseholds ? Math.Max(1, relateds / tally.Share) : 0;
        for (var place = 0; place < _places; place++)
        {
            var asMatch = match.AsSpan(place * Levels.Count, Levels.Count).ToArray();
            var asRelated = related.AsSpan(place * Levels.Count, Levels.Count).ToArray();
            _match[place] = _anchor[place] ? Normalised(_expected[place]) : Learned(place, asMatch, _expected[place]);
            _strangers[place] = Strangers(place, [.. asMatch.Zip(asRelated, (x, y) => (x + y) / tally.Share)]);
            // What belongs to a person alone tells apart who shares a home: it is not learned, or the kind would drift towards matches.
            _related[place] = _household[place] ? Learned(place, asRelated, RelatedGuess(place)) : PartlyLearned(place, asRelated);
        }
    }

    // Agreement as a whole is learned; by rarity it follows from how many records have values of each rarity.
    private double[] Learned(int place, double[] counts, double[] prior)
    {
        counts[Levels.Missing] = 0;
        var weight = Math.Max(LeastPriorCounts, PriorWeight * counts.Sum());
        var learned = Normalised([.. counts.Zip(Normalised(prior), (count, share) => count + weight * share)]);
        if (_exactPairs[place] is null)
            return learned;
        var exact = learned.Skip(Levels.Exact).Sum();
        var expected = Math.Max(1e-12, _expected[place].Skip(Levels.Exact).Sum());
        for (var level = Levels.Exact; level < Levels.Count; level++)
            learned[level] = 0.5 * learned[level] + 0.5 * exact * _expected[place][level] / expected;
        return Normalised(learned);
    }

    // Up to a level related things may be alike; beyond it the guess stands.
    private double[] PartlyLearned(int place, double[] counts)
    {
        var guess = RelatedGuess(place);
        var upTo = _relatedUpTo[place];
        if (upTo < Levels.Differs)
            return guess;
        var free = guess.AsSpan(Levels.Differs, upTo).ToArray().Sum();
        var seen = counts.AsSpan(Levels.Differs, upTo).ToArray().Sum();
        var weight = Math.Max(LeastPriorCounts, PriorWeight * seen);
        for (var level = Levels.Differs; level <= upTo; level++)
            guess[level] = free * (counts[level] + weight * guess[level] / free) / (seen + weight);
        return guess;
    }

    private static (double Match, double Related) KindOf(ulong pattern, MatchWeights weights)
    {
        var match = weights.PriorMatchBits;
        var related = weights.PriorRelatedBits;
        for (var index = 0; pattern != 0; pattern >>= Levels.Bits, index += Levels.Count)
        {
            var level = index + ((int)pattern & Levels.Count - 1);
            match += weights.Match[level];
            related += weights.Related[level];
        }

        var (asMatch, asRelated) = (double.Exp2(match), double.Exp2(related));
        var all = 1 + asMatch + asRelated;
        return (asMatch / all, asRelated / all);
    }

    private MatchWeights Weights()
    {
        var strangers = Math.Max(1, _allPairs - _matches - _relateds);
        return new(
            Math.Log2(_matches / strangers), _relateds > 0 ? Math.Log2(_relateds / strangers) : -200,
            Bits(_match), _relateds > 0 ? Bits(_related) : new float[_places * Levels.Count]);
    }

    private float[] Bits(double[][] shares)
    {
        var bits = new float[_places * Levels.Count];
        for (var place = 0; place < _places; place++)
        {
            for (var level = Levels.Differs; level < Levels.Count; level++)
            {
                if (_strangers[place][level] > 0 && shares[place][level] > 0)
                    bits[place * Levels.Count + level] = Math.Clamp((float)Math.Log2(shares[place][level] / _strangers[place][level]), -MostBits, MostBits);
            }
        }

        return bits;
    }
}
