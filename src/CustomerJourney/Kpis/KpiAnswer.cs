namespace CustomerJourney.Kpis;

/// <summary>A KPI's figures.</summary>
/// <param name="Definition">What they mean.</param>
/// <param name="Rows">Columns <c>period</c> (or another grain), <c>value</c>, <c>numerator</c>, <c>denominator</c>; a row without period is the whole.</param>
/// <param name="MissingRoles">Roles of the definition that no type of the vocabulary has: why there may be no rows.</param>
public sealed record KpiAnswer(KpiDefinition Definition, WarehouseRows Rows, IReadOnlyList<string> MissingRoles)
{
    /// <summary>The value over the whole time; null when the KPI has none, or several (by channel, milestone, currency).</summary>
    public double? Whole()
    {
        var (period, value) = (Index("period"), Index("value"));
        if (period < 0 || value < 0)
            return null;
        var whole = Rows.Rows.Where(row => row[period] is null).ToList();
        return whole is [var only] && only[value] is { } figure ? Convert.ToDouble(figure, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private int Index(string column) => Rows.Columns.ToList().IndexOf(column);
}
