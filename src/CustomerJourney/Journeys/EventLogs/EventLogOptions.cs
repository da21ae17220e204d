namespace CustomerJourney.Journeys;

/// <summary>Which columns of an event log mean what.</summary>
/// <param name="Case">Column that tells whose row it is.</param>
/// <param name="Step">Column that tells what happened.</param>
/// <param name="Time">Column that tells when.</param>
public sealed record EventLogOptions(string Case, string Step, string Time)
{
    /// <summary>A column is kept on its own account while it has at most so many different values.</summary>
    public const int MostAutomaticValues = 4096;

    /// <summary>Column that becomes the attribute <c>channel</c>; null when none does (a column of that name is kept anyway).</summary>
    public string? Channel { get; init; }

    /// <summary>Columns kept as attributes of touchpoints, whatever they hold; null keeps every further column of at most <see cref="MostAutomaticValues"/> values.</summary>
    public IReadOnlyList<string>? Attributes { get; init; }

    /// <summary>Columns kept as attributes of customers (the first value that is not empty counts); null takes those named <c>case:…</c>.</summary>
    public IReadOnlyList<string>? CustomerAttributes { get; init; }

    /// <summary>.NET format of the times; null takes ISO 8601 and Unix seconds to nanoseconds.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Zone of times that do not say one.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What separates fields; null finds out from the first line.</summary>
    public char? Delimiter { get; init; }

    /// <summary>An index that the log extends; null makes a new one.</summary>
    public JourneyIndex? Extend { get; init; }
}
