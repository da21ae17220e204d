namespace CustomerJourney.Journeys;

/// <summary>Where the warehouse keeps touchpoints and customers.</summary>
public sealed record JourneyTables
{
    /// <summary>Table of touchpoints.</summary>
    public string Touchpoints { get; init; } = "touchpoints";

    /// <summary>Table of customers, with their attributes; joined by the customer column.</summary>
    public string Customers { get; init; } = "customers";

    /// <summary>Column of the customer's id, in both tables.</summary>
    public string Customer { get; init; } = "customer";

    /// <summary>Column of the touchpoint's type.</summary>
    public string Type { get; init; } = "type";

    /// <summary>Column of the instant, a timestamp in UTC.</summary>
    public string At { get; init; } = "at";

    /// <summary>Column that orders touchpoints of one instant.</summary>
    public string Sequence { get; init; } = "sequence";

    /// <summary>Whose words are used where the two engines have no common one.</summary>
    public SqlDialect Dialect { get; init; } = SqlDialect.Redshift;

    /// <summary>Columns of the customers' table that customers can be filtered by.</summary>
    public IReadOnlyList<string> CustomerAttributes { get; init; } = [];
}

/// <summary>An engine that a statement is for.</summary>
public enum SqlDialect
{
    /// <summary>Amazon Redshift.</summary>
    Redshift,

    /// <summary>DuckDB.</summary>
    DuckDb,
}
