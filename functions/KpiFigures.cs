using CustomerJourney.Kpis;

namespace CustomerJourney.Functions;

/// <summary>A KPI's figures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">For people.</param>
/// <param name="Definition">What it says.</param>
/// <param name="Unit">Unit of <c>value</c>.</param>
/// <param name="Whole">The value over the whole time; null when it has none.</param>
/// <param name="Columns">Columns of the rows.</param>
/// <param name="Rows">One row a period or other grain; a row without period is the whole.</param>
/// <param name="MissingRoles">Roles that no type of the vocabulary has: why there may be no rows.</param>
public sealed record KpiFigures(
    string Name, string Title, string Definition, string Unit, double? Whole, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<string> MissingRoles)
{
    /// <summary>The figures of an answer; dates and instants as ISO text.</summary>
    public static KpiFigures Of(KpiAnswer answer) => new(
        answer.Definition.Name, answer.Definition.Title, answer.Definition.Definition, answer.Definition.Unit, answer.Whole(), answer.Rows.Columns,
        [.. answer.Rows.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(Plain)])], answer.MissingRoles);

    private static object? Plain(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        decimal number => (double)number,
        _ => value,
    };
}
