namespace CustomerJourney.Milestones;

/// <summary>What a milestone looks at of one touchpoint of a customer.</summary>
/// <param name="Id">The touchpoint's id.</param>
/// <param name="At">The instant, UTC.</param>
/// <param name="Sequence">Orders touchpoints of one instant, ordinal.</param>
/// <param name="Type">What happened.</param>
/// <param name="Channel">Where; null when unknown.</param>
/// <param name="Outcome">How it ended; null when unknown.</param>
/// <param name="Attributes">Further attributes by name.</param>
public sealed record MilestoneTouchpoint(
    string Id,
    DateTimeOffset At,
    string Sequence,
    string Type,
    string? Channel,
    string? Outcome,
    IReadOnlyDictionary<string, string> Attributes) : IComparable<MilestoneTouchpoint>
{
    /// <summary>The order of a customer's touchpoints: instant, then sequence.</summary>
    public int CompareTo(MilestoneTouchpoint? other)
    {
        if (other is null)
            return 1;
        var byInstant = At.CompareTo(other.At);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(Sequence, other.Sequence);
    }
}
