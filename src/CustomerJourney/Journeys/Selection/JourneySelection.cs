namespace CustomerJourney.Journeys;

/// <summary>Which customers and touchpoints a question looks at, and what it takes for a step. The default: all of them, by type.</summary>
public sealed record JourneySelection
{
    /// <summary>Column name of the touchpoint's type in <see cref="StepBy"/>.</summary>
    public const string Type = "type";

    /// <summary>Joins the parts of a step that is made of several columns: <c>call@store</c>.</summary>
    public const char Joint = '@';

    /// <summary>Name of the step of a touchpoint that says none of the columns that make it.</summary>
    public const string NotSaid = "(not said)";

    /// <summary>Everything, steps by type.</summary>
    public static JourneySelection All { get; } = new();

    /// <summary>All must accept a customer.</summary>
    public IReadOnlyList<JourneyFilter> Customers { get; init; } = [];

    /// <summary>All must accept a touchpoint; one that is dropped is as if it had not been.</summary>
    public IReadOnlyList<JourneyFilter> Touchpoints { get; init; } = [];

    /// <summary>Columns that make the step: <c>type</c>, or <c>type</c> and <c>channel</c>, or any attributes.</summary>
    public IReadOnlyList<string> StepBy { get; init; } = [Type];

    /// <summary>Names that steps get instead of their own; null or missing keeps a step's own.</summary>
    public IReadOnlyDictionary<string, string>? StepMap { get; init; }

    /// <summary>Whether equal neighbours are one step, before anything else.</summary>
    public bool Collapse { get; init; }

    /// <summary>A column of touchpoints that a question reads beside the steps; null for none.</summary>
    internal string? Beside { get; init; }

    internal bool ChangesSteps => StepMap is { Count: > 0 } || StepBy is not [Type];
}
