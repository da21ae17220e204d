namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How a name that stands in one column is written.</summary>
public enum NameOrder
{
    /// <summary>Last name first where a comma follows it, else first name first.</summary>
    ByComma,

    /// <summary>First name first: <c>Anna Maria Smith</c>.</summary>
    GivenFirst,

    /// <summary>Last name first: <c>Smith Anna Maria</c>.</summary>
    FamilyFirst,
}
