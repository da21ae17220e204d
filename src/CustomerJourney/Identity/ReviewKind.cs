namespace CustomerJourney.Identity;

/// <summary>Why a steward should look.</summary>
public enum ReviewKind
{
    /// <summary>A key agrees, but names, birth dates or governed ids clash; the parties stay apart.</summary>
    Conflict,

    /// <summary>One weak link holds two parts of a customer together.</summary>
    Bridge,

    /// <summary>The evidence is near even.</summary>
    NearEven,
}
