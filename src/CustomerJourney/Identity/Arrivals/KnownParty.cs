using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>A party record as the graph has it.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Customer">Whose it is; null while it is nobody's.</param>
/// <param name="Identifiers">Ids of the identifiers it has.</param>
internal sealed record KnownParty(PartyRecord Record, string? Customer, IReadOnlyList<string> Identifiers)
{
    public string Id => Record.Id.Value;
}
