namespace CustomerJourney.Journeys;

/// <summary>Which step directly follows which, how often and after how long.</summary>
public sealed record TransitionsQuestion
{
    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;
}
