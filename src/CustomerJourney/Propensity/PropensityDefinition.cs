namespace CustomerJourney.Propensity;

/// <summary>What a propensity predicts: whether a customer of the population does something within a horizon after a cut-off.</summary>
/// <param name="Name">Name, as in the file's name: <c>churn</c>.</param>
/// <param name="Description">For people.</param>
/// <param name="Label">What is predicted.</param>
/// <param name="Horizon">How far ahead: the label is looked for in [cut-off, cut-off + horizon).</param>
/// <param name="CutOff">The latest cut-off to learn from; null takes one horizon before the last touchpoint, at midnight UTC.</param>
/// <param name="Snapshots">Learn from so many cut-offs, each one horizon before the next; a customer's snapshots stay on one side of every split.</param>
/// <param name="Population">For whom.</param>
public sealed record PropensityDefinition(
    string Name,
    string Description,
    TouchpointRule Label,
    TimeSpan Horizon,
    DateTimeOffset? CutOff,
    int Snapshots,
    PropensityPopulation Population);
