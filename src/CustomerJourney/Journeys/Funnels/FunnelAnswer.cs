namespace CustomerJourney.Journeys;

/// <summary>A funnel, level by level.</summary>
/// <param name="Steps">The levels.</param>
/// <param name="Population">Customers looked at.</param>
public sealed record FunnelAnswer(IReadOnlyList<FunnelStep> Steps, long Population);

/// <summary>One level of a funnel.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Customers">Customers who come at least so far.</param>
/// <param name="Conversion">Of those at the first level, 0 to 1.</param>
/// <param name="P50Seconds">Median time since the step before, interpolated; 0 for the first.</param>
/// <param name="P90Seconds">90th percentile of that time.</param>
/// <param name="FromPrevious">Of those at the level before, 0 to 1.</param>
/// <param name="P50SecondsFromStart">Median time since the first step.</param>
public sealed record FunnelStep(string Step, long Customers, double Conversion, double P50Seconds, double P90Seconds, double FromPrevious, double P50SecondsFromStart);
