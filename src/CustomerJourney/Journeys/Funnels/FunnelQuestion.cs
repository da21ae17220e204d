namespace CustomerJourney.Journeys;

/// <summary>How many customers go through steps in order within a window.</summary>
/// <param name="Steps">The steps, at least one; other steps may lie between.</param>
public sealed record FunnelQuestion(IReadOnlyList<string> Steps)
{
    /// <summary>Most time between the start and any step (≤); <see cref="FrequencyQuestion.AnyTime"/> for no limit.</summary>
    public TimeSpan Within { get; init; } = FrequencyQuestion.UsualWithin;

    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;
}
