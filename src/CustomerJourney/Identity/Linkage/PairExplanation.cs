namespace CustomerJourney.Identity.Linkage;

/// <summary>Why two records are one, or not, to the last bit: prior + fields − household = total.</summary>
/// <param name="PriorBits">Log2 odds before anything is compared.</param>
/// <param name="Fields">What each field adds.</param>
/// <param name="HouseholdBits">What is taken off because the two may be of one household.</param>
/// <param name="Bits">Log2 odds in all.</param>
public sealed record PairExplanation(double PriorBits, IReadOnlyList<FieldEvidence> Fields, double HouseholdBits, double Bits)
{
    /// <summary>The probability that the two are one, 0 to 1.</summary>
    public double Probability => MatchWeights.Probability(Bits);

    /// <summary>Explains pairs of records: one with each of some others.</summary>
    /// <param name="trained">The model.</param>
    /// <param name="records">Values by column, two or more records; the first is compared with each of the others.</param>
    public static IReadOnlyList<PairExplanation> Of(TrainedModel trained, IReadOnlyList<IReadOnlyDictionary<string, string>> records)
    {
        ArgumentNullException.ThrowIfNull(trained);
        return Of(trained, records, Enumerable.Range(1, Math.Max(0, records.Count - 1)).Select(other => (0, other)));
    }

    /// <summary>Explains any pairs among some records.</summary>
    /// <param name="trained">The model.</param>
    /// <param name="records">Values by column.</param>
    /// <param name="pairs">Places of the records of each pair.</param>
    internal static IReadOnlyList<PairExplanation> Of(TrainedModel trained, IReadOnlyList<IReadOnlyDictionary<string, string>> records, IEnumerable<(int A, int B)> pairs)
    {
        var columns = trained.Model.Fields.Where(field => field.Role is not FieldRole.Ignore and not FieldRole.RecordId).Select(field => Column(field.Column, records));
        var table = new RecordTable([.. records.Select((_, number) => $"{number}")], [.. columns]);
        var features = FeatureBuilder.Build(table, trained.Model, trained.LinksTwoSources, trained.Facts, withKeys: false);
        var cache = new LevelCache(LevelCache.SmallBits);
        return [.. pairs.Select(pair => Of(features, trained.Weights, pair.A, pair.B, cache))];
    }

    internal static PairExplanation Of(RecordFeatures features, MatchWeights weights, int a, int b, LevelCache cache)
    {
        var pattern = features.PatternOf(a, b, cache);
        var fields = new List<FieldEvidence>();
        var related = weights.PriorRelatedBits;
        foreach (var comparison in features.Comparisons)
        {
            for (var name = 0; name < comparison.Names.Count; name++)
            {
                var level = Levels.At(pattern, comparison.Place + name);
                var index = (comparison.Place + name) * Levels.Count + level;
                fields.Add(new(comparison.Names[name], LevelLabels.Of(comparison, level), level == Levels.Missing ? 0 : weights.Match[index]));
                related += level == Levels.Missing ? 0 : weights.Related[index];
            }
        }

        var bits = weights.BitsOf(pattern);
        return new(weights.PriorMatchBits, fields, related > 40 ? related : Math.Log2(1 + double.Exp2(related)), bits);
    }

    private static TextColumn Column(string name, IReadOnlyList<IReadOnlyDictionary<string, string>> records)
    {
        var column = new TextColumnBuilder(name);
        foreach (var record in records)
            column.Add(record.GetValueOrDefault(name));
        return column.Build();
    }
}
