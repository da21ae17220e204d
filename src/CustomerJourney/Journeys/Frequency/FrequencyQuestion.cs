namespace CustomerJourney.Journeys;

/// <summary>Which journeys are most frequent: from a step, to a step, between two, or whole.</summary>
public sealed record FrequencyQuestion
{
    /// <summary>Steps of a journey from or to a step, unless asked otherwise.</summary>
    public const int UsualSteps = 8;

    /// <summary>No limit on steps.</summary>
    public const int AnySteps = int.MaxValue;

    /// <summary>Time between anchor and any step, unless asked otherwise.</summary>
    public static readonly TimeSpan UsualWithin = TimeSpan.FromDays(30);

    /// <summary>No limit on time.</summary>
    public static readonly TimeSpan AnyTime = TimeSpan.MaxValue;

    /// <summary>The step journeys begin at; null when they need not.</summary>
    public string? From { get; init; }

    /// <summary>The step journeys end at; null when they need not.</summary>
    public string? To { get; init; }

    /// <summary>Which touchpoint of the customer is the anchor; null is the first <see cref="From"/>, or the last <see cref="To"/> when journeys begin anywhere.</summary>
    public JourneyAnchor? Anchor { get; init; }

    /// <summary>Most steps, anchor included; null is <see cref="UsualSteps"/> from or to a step and <see cref="AnySteps"/> otherwise.</summary>
    public int? Steps { get; init; }

    /// <summary>Most time between the anchor and any step (≤); null is <see cref="UsualWithin"/> with an anchor and <see cref="AnyTime"/> for whole journeys.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>How many journeys are listed; the rest is counted as other.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Whether steps are counted per position.</summary>
    public bool Positions { get; init; } = true;

    /// <summary>Whether links between positions are counted and timed.</summary>
    public bool Links { get; init; } = true;

    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;

    internal JourneyAnchor AnchorOrUsual => Anchor ?? (From is null ? JourneyAnchor.Last : JourneyAnchor.First);

    internal int StepsOrUsual => Steps ?? ((From is null) == (To is null) ? AnySteps : UsualSteps);

    internal TimeSpan? WithinOrUsual => Within == AnyTime ? null : Within ?? (From is null && To is null ? null : UsualWithin);
}
