namespace CustomerJourney.Propensity;

/// <summary>Turns a feature table into numbers, by what its training rows held and nothing else.</summary>
/// <param name="Features">The columns it needs, in slot order.</param>
public sealed record FeatureEncoding(IReadOnlyList<EncodedFeature> Features)
{
    private const int FewestRowsALevel = 10; // rarer levels say nothing that would hold for others
    private const int MostLevels = 100;
    private const float BlankSeen = -1e30f; // below every value, so that one split sets the blank ones apart

    /// <summary>Slots in an encoded row.</summary>
    public int Width => Features.Sum(feature => feature.Width);

    /// <summary>For each slot, the index of the feature it belongs to.</summary>
    public int[] FeatureOfSlot() => [.. Features.SelectMany((feature, index) => Enumerable.Repeat(index, feature.Width))];

    /// <summary>Learns the encoding from the training rows.</summary>
    public static FeatureEncoding Learn(FeatureTable table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        var features = new List<EncodedFeature>(table.Columns.Count);
        foreach (var column in table.Columns)
        {
            features.Add(column switch
            {
                NumericColumn numeric => new EncodedFeature(numeric.Name, true, BlankOf(numeric.Values, rows), []),
                CategoryColumn category => new EncodedFeature(category.Name, false, 0, LevelsOf(category, rows)),
                _ => throw new ArgumentException($"Column '{column.Name}' is of no known kind.", nameof(table)),
            });
        }

        return new FeatureEncoding(features);
    }

    /// <summary>Encodes every row of a table.</summary>
    /// <exception cref="PropensityException">The table lacks a column or has it as another kind.</exception>
    public FeatureMatrix Encode(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var columns = table.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var width = Width;
        var values = new float[table.Count * width];
        var slot = 0;
        foreach (var feature in Features)
        {
            Fill(values.AsSpan(), width, slot, feature, columns.GetValueOrDefault(feature.Name));
            slot += feature.Width;
        }

        return new FeatureMatrix(values, table.Count, width);
    }

    private static void Fill(Span<float> values, int width, int slot, EncodedFeature feature, FeatureColumn? column)
    {
        switch (column)
        {
            case NumericColumn numeric when feature.IsNumeric:
                for (var row = 0; row < numeric.Values.Length; row++)
                    values[row * width + slot] = float.IsFinite(numeric.Values[row]) ? numeric.Values[row] : feature.Blank;
                break;
            case CategoryColumn category when !feature.IsNumeric:
                FillLevels(values, width, slot, feature, category);
                break;
            default:
                throw new PropensityException($"The model needs a {(feature.IsNumeric ? "number" : "category")} '{feature.Name}'; the table has {(column is null ? "no such column" : "it as another kind")}.");
        }
    }

    private static void FillLevels(Span<float> values, int width, int slot, EncodedFeature feature, CategoryColumn category)
    {
        var known = feature.Levels.Select((level, index) => (level, index)).ToDictionary(pair => pair.level, pair => pair.index, StringComparer.Ordinal);
        var slotOf = category.Levels.Select(level => known.GetValueOrDefault(level, -1)).ToArray();
        var blank = known.GetValueOrDefault("", -1);
        for (var row = 0; row < category.Codes.Length; row++)
        {
            var code = category.Codes[row];
            var offset = code < 0 ? blank : slotOf[code];
            if (offset >= 0)
                values[row * width + slot + offset] = 1;
        }
    }

    private static float BlankOf(float[] values, ReadOnlySpan<int> rows)
    {
        var filled = new List<float>(rows.Length);
        foreach (var row in rows)
        {
            if (!float.IsFinite(values[row]))
                return BlankSeen;
            filled.Add(values[row]);
        }

        filled.Sort();
        return filled.Count == 0 ? 0 : filled[filled.Count / 2];
    }

    private static string[] LevelsOf(CategoryColumn category, ReadOnlySpan<int> rows)
    {
        var counts = new int[category.Levels.Count + 1];
        foreach (var row in rows)
            counts[category.Codes[row] + 1]++;
        return [.. counts
            .Select((count, index) => (Count: count, Level: index == 0 ? "" : category.Levels[index - 1]))
            .Where(level => level.Count >= FewestRowsALevel)
            .OrderByDescending(level => level.Count).ThenBy(level => level.Level, StringComparer.Ordinal)
            .Take(MostLevels)
            .Select(level => level.Level)];
    }
}
