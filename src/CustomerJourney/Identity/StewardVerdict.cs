namespace CustomerJourney.Identity;

/// <summary>A steward's word on two parties.</summary>
public enum StewardVerdict
{
    /// <summary>One person: <c>confirm</c>.</summary>
    Same,

    /// <summary>Two persons: <c>unmerge</c>.</summary>
    Different,
}
