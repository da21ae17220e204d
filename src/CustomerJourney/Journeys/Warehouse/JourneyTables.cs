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

    /// <summary>What else customers can be filtered by: SQL over the customers' table that gives a text, by name.</summary>
    public IReadOnlyDictionary<string, string> CustomerExpressions { get; init; } = new Dictionary<string, string>();

    /// <summary>Table of milestones reached, with the customer column and <c>milestone</c>: customers can be filtered by <c>milestone.NAME=true</c>. Null when there is none.</summary>
    public string? Milestones { get; init; }

    /// <summary>Columns of touchpoints that can be filtered by and make steps; null when any may be named.</summary>
    public IReadOnlyList<string>? TouchpointAttributes { get; init; }
}

/// <summary>An engine that a statement is for.</summary>
public enum SqlDialect
{
    /// <summary>Amazon Redshift.</summary>
    Redshift,

    /// <summary>DuckDB.</summary>
    DuckDb,
}
