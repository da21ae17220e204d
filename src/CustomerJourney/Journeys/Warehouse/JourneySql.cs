namespace CustomerJourney.Journeys;

/// <summary>A question as SQL that Redshift takes and DuckDB runs. Values are named parameters <c>:p0</c>, <c>:p1</c> …, never text.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Parameters">Values in order: the n-th is <c>:pn</c>.</param>
public sealed record JourneySql(string Text, IReadOnlyList<object?> Parameters);
