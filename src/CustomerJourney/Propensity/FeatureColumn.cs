namespace CustomerJourney.Propensity;

/// <summary>One column of a feature table: <see cref="NumericColumn"/> or <see cref="CategoryColumn"/>.</summary>
/// <param name="Name">Name, unique in its table.</param>
public abstract record FeatureColumn(string Name)
{
    /// <summary>Some of the rows, in the order asked.</summary>
    public abstract FeatureColumn Select(IReadOnlyList<int> rows);

    /// <summary>A row's value for people: a number, a category, or null for none.</summary>
    public abstract string? Text(int row);
}
