namespace CustomerJourney.Propensity;

/// <summary>What is known of customers, in columns of equal length.</summary>
/// <param name="Ids">Who each row is about; a customer may have several rows.</param>
/// <param name="Columns">The features, in order, names unique.</param>
public sealed record FeatureTable(IReadOnlyList<string> Ids, IReadOnlyList<FeatureColumn> Columns)
{
    /// <summary>Number of rows.</summary>
    public int Count => Ids.Count;

    /// <summary>Some of the rows, in the order asked.</summary>
    public FeatureTable Select(IReadOnlyList<int> rows) => new([.. rows.Select(row => Ids[row])], [.. Columns.Select(column => column.Select(rows))]);
}
