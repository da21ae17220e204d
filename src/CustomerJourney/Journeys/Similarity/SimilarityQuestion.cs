namespace CustomerJourney.Journeys;

/// <summary>Who has a journey like a customer's, or like one that is drawn. Similarity is 1 − Levenshtein(a, b) / max(|a|, |b|) over steps.</summary>
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

    /// <summary>Most customers that are listed (all are counted); null lists all.</summary>
    public int? Limit { get; init; }

    /// <summary>Which customers, touchpoints and steps.</summary>
    public JourneySelection Selection { get; init; } = JourneySelection.All;
}
