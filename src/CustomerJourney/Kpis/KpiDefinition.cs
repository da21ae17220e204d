namespace CustomerJourney.Kpis;

/// <summary>A KPI: one SQL file whose header says what it is.</summary>
/// <param name="Name">The file's name without ending: <c>repeat_contact_rate</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Definition">What it says, in a sentence or two.</param>
/// <param name="Grain">What one row stands for.</param>
/// <param name="Value">How <c>value</c> comes from the others.</param>
/// <param name="Unit">Unit of <c>value</c>.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">Out of what.</param>
/// <param name="Roles">Roles that some type must have for the KPI to speak.</param>
/// <param name="Sql">The query, header included; parameters <c>:from_at</c>, <c>:to_at</c>, <c>:segment</c>, <c>:survey_attribute</c>, <c>:survey_max</c>.</param>
public sealed record KpiDefinition(
    string Name,
    string Title,
    string Definition,
    string Grain,
    string Value,
    string Unit,
    string Numerator,
    string Denominator,
    IReadOnlyList<string> Roles,
    string Sql);
