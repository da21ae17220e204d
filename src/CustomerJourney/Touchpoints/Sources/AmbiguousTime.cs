namespace CustomerJourney.Touchpoints.Sources;

/// <summary>What a local time means that the clock shows twice, when summer time ends.</summary>
public enum AmbiguousTime
{
    /// <summary>The first of the two.</summary>
    Earlier,

    /// <summary>The second of the two.</summary>
    Later,

    /// <summary>Nobody knows: the row is quarantined.</summary>
    Reject,
}
