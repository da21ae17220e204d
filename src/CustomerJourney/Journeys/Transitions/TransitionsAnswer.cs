namespace CustomerJourney.Journeys;

/// <summary>The directly-follows graph.</summary>
/// <param name="Customers">Customers looked at.</param>
/// <param name="Transitions">The most frequent first, ties by ordinal names.</param>
/// <param name="Starts">How often a step is a customer's first.</param>
/// <param name="Ends">How often a step is a customer's last.</param>
public sealed record TransitionsAnswer(long Customers, IReadOnlyList<Transition> Transitions, IReadOnlyList<StepCount> Starts, IReadOnlyList<StepCount> Ends);

/// <summary>A step and the one directly after it.</summary>
/// <param name="From">The earlier step.</param>
/// <param name="To">The next one.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">Of all that directly follows <paramref name="From"/>, 0 to 1.</param>
/// <param name="P50Seconds">Median of the time between, interpolated.</param>
/// <param name="P90Seconds">90th percentile of the time between, interpolated.</param>
public sealed record Transition(string From, string To, long Count, double Share, double P50Seconds, double P90Seconds);
