namespace CustomerJourney.Journeys;

/// <summary>How the journeys of two populations differ: two segments, two periods, those who reached something and those who did not.</summary>
/// <param name="A">Filters of the first population, on top of the question's.</param>
/// <param name="B">Filters of the second.</param>
public sealed record ComparisonQuestion(ComparedPopulation A, ComparedPopulation B)
{
    /// <summary>The journeys compared; its limit is how many of each kind are listed.</summary>
    public FrequencyQuestion Journeys { get; init; } = new();
}

/// <summary>A population by its filters.</summary>
/// <param name="Customers">All must accept a customer.</param>
/// <param name="Touchpoints">All must accept a touchpoint.</param>
public sealed record ComparedPopulation(IReadOnlyList<JourneyFilter> Customers, IReadOnlyList<JourneyFilter> Touchpoints);
