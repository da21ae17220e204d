using System.Globalization;

namespace CustomerJourney.Propensity;

/// <summary>Numbers, one a row.</summary>
/// <param name="Name">Name, unique in its table.</param>
/// <param name="Values">One value a row; NaN where the row has none.</param>
public sealed record NumericColumn(string Name, float[] Values) : FeatureColumn(Name)
{
    /// <inheritdoc/>
    public override FeatureColumn Select(IReadOnlyList<int> rows) => this with { Values = [.. rows.Select(row => Values[row])] };

    /// <inheritdoc/>
    public override string? Text(int row) => float.IsNaN(Values[row]) ? null : Values[row].ToString("0.##", CultureInfo.InvariantCulture);
}
