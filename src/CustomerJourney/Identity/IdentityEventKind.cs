namespace CustomerJourney.Identity;

/// <summary>What can happen to customers between two runs.</summary>
public enum IdentityEventKind
{
    /// <summary>A customer nobody knew.</summary>
    Founded,

    /// <summary>New parties joined a known customer.</summary>
    Grown,

    /// <summary>Two or more known customers are one; the oldest id stays.</summary>
    Merged,

    /// <summary>A known customer is several; the id stays with the majority.</summary>
    Split,

    /// <summary>Every party of a known customer is gone.</summary>
    Retired,
}
