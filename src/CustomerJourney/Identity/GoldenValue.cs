using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>A surviving value and where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Party">The party record that has it.</param>
/// <param name="Source">That record's source.</param>
/// <param name="Rule">The rule by which it survived.</param>
/// <param name="Support">How many of the customer's parties say the same.</param>
/// <param name="Others">How many say otherwise.</param>
public sealed record GoldenValue(string Value, PartyId Party, string Source, Survivorship Rule, int Support, int Others);
