namespace CustomerJourney.Touchpoints;

/// <summary>Where a survey's answer stands and how it is counted.</summary>
/// <param name="Attribute">Attribute of the touchpoint that holds the answer; where it is missing, the outcome does.</param>
/// <param name="Max">The best answer: 5 or 10.</param>
public sealed record SurveyScale(string Attribute, double Max)
{
    /// <summary>The attribute <c>score</c>, up to 5.</summary>
    public static SurveyScale Default { get; } = new("score", 5);
}
