namespace CustomerJourney.Kpis;

/// <summary>A query's answer.</summary>
/// <param name="Columns">Names in order.</param>
/// <param name="Rows">Rows of values in that order: null, bool, long, double, decimal, string, <see cref="DateTimeOffset"/> or <see cref="DateOnly"/>.</param>
public sealed record WarehouseRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
