namespace CustomerJourney.Functions;

/// <summary>What a steward says of two party records.</summary>
/// <param name="PartyA">Id of one.</param>
/// <param name="PartyB">Id of the other.</param>
/// <param name="By">Who says so.</param>
/// <param name="Reason">Why; may be left out.</param>
public sealed record StewardRequest(string PartyA, string PartyB, string By, string? Reason);
