namespace CustomerJourney.Identity.Resolved;

/// <summary>What a steward said of two party records, as the lake's table <c>resolved/decisions</c> stores it.</summary>
/// <param name="PartyA">One party; with <paramref name="PartyB"/> the key, in ordinal order.</param>
/// <param name="PartyB">The other.</param>
/// <param name="Verdict"><c>same</c> or <c>different</c>, as <see cref="StewardVerdict"/> in lower case.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record StewardDecisionRow(string PartyA, string PartyB, string Verdict, DateTimeOffset At, string By, string Reason);
