namespace CustomerJourney.Propensity;

/// <summary>Categories, one a row, as codes into their levels.</summary>
/// <param name="Name">Name, unique in its table.</param>
/// <param name="Codes">One index into <paramref name="Levels"/> a row; −1 where the row has none.</param>
/// <param name="Levels">The distinct categories.</param>
public sealed record CategoryColumn(string Name, int[] Codes, IReadOnlyList<string> Levels) : FeatureColumn(Name)
{
    /// <summary>A column of texts, null where a row has none.</summary>
    public static CategoryColumn Of(string name, IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (levels, codes) = (new List<string>(), new List<int>());
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value is not null && codeOf.TryAdd(value, levels.Count))
                levels.Add(value);
            codes.Add(value is null ? -1 : codeOf[value]);
        }

        return new CategoryColumn(name, [.. codes], levels);
    }

    /// <inheritdoc/>
    public override FeatureColumn Select(IReadOnlyList<int> rows) => this with { Codes = [.. rows.Select(row => Codes[row])] };

    /// <inheritdoc/>
    public override string? Text(int row) => Codes[row] < 0 ? null : Levels[Codes[row]];
}
