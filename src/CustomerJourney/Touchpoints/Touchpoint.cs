namespace CustomerJourney.Touchpoints;

/// <summary>One contact of somebody with the company, as a source tells it, mapped to the common terms.</summary>
/// <param name="Id">Derived from source and own key, or source, content and number of earlier identical rows of the file.</param>
/// <param name="Source">Name of the source that tells it.</param>
/// <param name="Type">What happened: the step of a journey.</param>
/// <param name="At">The instant, UTC.</param>
/// <param name="Sequence">Orders touchpoints of one instant.</param>
/// <param name="Channel">Where it happened (web, store, call centre …); null when the source does not say.</param>
/// <param name="Outcome">How it ended; null when the source does not say.</param>
/// <param name="Amount">Money that changed hands; null when none.</param>
/// <param name="Attributes">Further attributes by name; values are text as normalised by the mapping.</param>
/// <param name="Identifiers">What it carries: who it may concern. Distinct, in mapping order.</param>
public sealed record Touchpoint(
    TouchpointId Id,
    string Source,
    string Type,
    DateTimeOffset At,
    TouchpointSequence Sequence,
    string? Channel,
    string? Outcome,
    Money? Amount,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<Identifier> Identifiers);
