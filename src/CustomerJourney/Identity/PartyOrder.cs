using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>The order of parties: by id, ordinal.</summary>
internal static class PartyOrder
{
    /// <summary>The two in order.</summary>
    public static (PartyId First, PartyId Second) Sorted(PartyId a, PartyId b) =>
        string.CompareOrdinal(a.Value, b.Value) <= 0 ? (a, b) : (b, a);
}
