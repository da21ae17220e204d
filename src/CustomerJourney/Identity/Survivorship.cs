namespace CustomerJourney.Identity;

/// <summary>Which of several values stands in the golden record. Ties go to the next rule in this order, at last to the ordinal smallest value.</summary>
public enum Survivorship
{
    /// <summary>The value of the party that was updated last.</summary>
    MostRecent,

    /// <summary>The value of the most trusted source.</summary>
    MostTrusted,

    /// <summary>The value most parties have.</summary>
    MostFrequent,
}
