namespace CustomerJourney.Identity;

/// <summary>What made a link.</summary>
public enum IdentityLinkKind
{
    /// <summary>A steward's word.</summary>
    Steward,

    /// <summary>A compound key.</summary>
    Rule,

    /// <summary>Weighed evidence.</summary>
    Evidence,
}
