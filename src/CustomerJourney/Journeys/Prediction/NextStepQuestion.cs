namespace CustomerJourney.Journeys;

/// <summary>What comes next after the last steps.</summary>
public sealed record NextStepQuestion
{
    /// <summary>Most steps that are looked back on.</summary>
    public const int MostOrder = 3;

    /// <summary>The last steps, the latest last; empty asks for the base rate.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The customer whose last steps are taken instead; null when <see cref="After"/> says them.</summary>
    public string? Customer { get; init; }

    /// <summary>How many last steps count, 1 to <see cref="MostOrder"/>.</summary>
    public int Order { get; init; } = MostOrder;

    /// <summary>Share of the customers that the accuracy is measured on, and that nothing is learnt from.</summary>
    public double HeldBack { get; init; } = 0.2;

    /// <summary>Chooses the customers held back.</summary>
    public int Seed { get; init; } = 17;

    /// <summary>How many next steps are listed.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;
}
