namespace CustomerJourney.Journeys;

/// <summary>Which of a customer's touchpoints of the asked type journeys are read from or to.</summary>
public enum JourneyAnchor
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The last.</summary>
    Last,

    /// <summary>Every one, adjacent ones too.</summary>
    Every,
}
