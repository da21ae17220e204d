namespace CustomerJourney.Journeys;

/// <summary>The most frequent journeys. Counts of the listed + other + not arrived = anchors.</summary>
/// <param name="Anchors">Touchpoints (or customers, for whole journeys) that journeys were read from or to.</param>
/// <param name="NotArrived">Anchors from which the end that was asked for is never reached.</param>
/// <param name="Journeys">The most frequent, ties by steps compared one by one as ordinal strings.</param>
/// <param name="Other">What is not listed.</param>
/// <param name="Positions">For every position in a journey, counted from its first step, the count of each step.</param>
/// <param name="Links">For every position the counts of the steps to the next one, with the time between.</param>
public sealed record FrequencyAnswer(
    long Anchors,
    long NotArrived,
    IReadOnlyList<JourneyCount> Journeys,
    OtherJourneys Other,
    IReadOnlyList<PositionSteps> Positions,
    IReadOnlyList<JourneyLink> Links)
{
    /// <summary>For journeys to a step: positions counted back from the anchor, which is 1; else null.</summary>
    public IReadOnlyList<PositionSteps>? PositionsFromEnd { get; init; }

    /// <summary>For journeys to a step: links by the position of their end counted back from the anchor; else null.</summary>
    public IReadOnlyList<JourneyLink>? LinksFromEnd { get; init; }
}

/// <summary>One journey.</summary>
/// <param name="Steps">Its steps in order.</param>
/// <param name="Count">How many anchors it has.</param>
/// <param name="Share">Of all anchors, 0 to 1.</param>
public sealed record JourneyCount(IReadOnlyList<string> Steps, long Count, double Share);

/// <summary>What is not listed.</summary>
/// <param name="Journeys">Different journeys.</param>
/// <param name="Count">Their anchors.</param>
public sealed record OtherJourneys(long Journeys, long Count);

/// <summary>The steps at one position.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Steps">Most frequent first, ties by ordinal name.</param>
public sealed record PositionSteps(int Position, IReadOnlyList<StepCount> Steps);

/// <summary>How often a step is.</summary>
/// <param name="Step">The step.</param>
/// <param name="Count">How often.</param>
public sealed record StepCount(string Step, long Count);

/// <summary>A step followed by another.</summary>
/// <param name="Position">Position of <paramref name="From"/>, from 1.</param>
/// <param name="From">The earlier step.</param>
/// <param name="To">The next one.</param>
/// <param name="Count">How often.</param>
/// <param name="P50Seconds">Median of the time between, interpolated.</param>
/// <param name="P90Seconds">90th percentile of the time between, interpolated.</param>
public sealed record JourneyLink(int Position, string From, string To, long Count, double P50Seconds, double P90Seconds);
