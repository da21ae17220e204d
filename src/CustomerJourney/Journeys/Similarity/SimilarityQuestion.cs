namespace CustomerJourney.Journeys;

/// <summary>Who has a journey like a customer's, or like one that is drawn. Similarity is 1 − Levenshtein(a, b) / max(|a|, |b|) over steps; with weights, replacing a touchpoint by one of the same step costs what channel and time say, at most 1.</summary>
public sealed record SimilarityQuestion
{
    /// <summary>From here on journeys are very similar.</summary>
    public const double VerySimilar = 0.8;

    /// <summary>The customer; null when a journey is drawn.</summary>
    public string? Customer { get; init; }

    /// <summary>The steps of a drawn journey; null when a customer is asked for.</summary>
    public IReadOnlyList<string>? Journey { get; init; }

    /// <summary>Least similarity, above 0 and at most 1.</summary>
    public double Threshold { get; init; } = VerySimilar;

    /// <summary>Compare the last so many steps; null compares whole journeys or the window.</summary>
    public int? Last { get; init; }

    /// <summary>Compare a window: from, to or between steps as <see cref="Frequency"/> reads them (one anchor a customer); null compares whole journeys or the last steps.</summary>
    public FrequencyQuestion? Window { get; init; }

    /// <summary>Also tell what happened within so long after the similar journeys' end; null does not. Needs a <see cref="Window"/>: after a whole journey there is nothing.</summary>
    public TimeSpan? Next { get; init; }

    /// <summary>How far apart touchpoints of one step are when their channels differ: from 0, which does not mind, to 1, which takes them for different steps. Not for drawn journeys.</summary>
    public double ChannelWeight { get; init; }

    /// <summary>How far apart touchpoints of one step are when the times since the touchpoint before differ, at most: times this the part by which the shorter time is less than the longer (a minute added to both). 0 does not mind. Not for drawn journeys.</summary>
    public double TimeWeight { get; init; }

    /// <summary>Most customers that are listed (all are counted); null lists all.</summary>
    public int? Limit { get; init; }

    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;

    internal bool IsWeighted => ChannelWeight > 0 || TimeWeight > 0;

    internal JourneySelection SelectionWithChannel => ChannelWeight > 0 ? Selection with { Beside = JourneyIndexBuilder.Channel } : Selection;
}
