namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How a row becomes a touchpoint.</summary>
/// <param name="Where">Rows that yield one; all conditions must hold.</param>
/// <param name="Type">What happened; required.</param>
/// <param name="At">When; required.</param>
/// <param name="Channel">Where it happened; null when not told.</param>
/// <param name="Outcome">How it ended; null when not told.</param>
/// <param name="Amount">Money; null when not told.</param>
/// <param name="Key">The source's own key, required where named; null identifies a touchpoint by its content.</param>
/// <param name="Identifiers">Who it may concern.</param>
/// <param name="Attributes">What else it tells.</param>
public sealed record TouchpointMapping(
    IReadOnlyList<RowCondition> Where,
    ValueMapping Type,
    InstantMapping At,
    ValueMapping? Channel,
    ValueMapping? Outcome,
    AmountMapping? Amount,
    ValueMapping? Key,
    IReadOnlyList<IdentifierMapping> Identifiers,
    IReadOnlyList<AttributeMapping> Attributes);
