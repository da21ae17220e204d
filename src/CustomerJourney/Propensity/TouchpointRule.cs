namespace CustomerJourney.Propensity;

/// <summary>Which touchpoints are meant: every given condition must hold; an empty list is no condition.</summary>
public sealed record TouchpointRule
{
    /// <summary>Of one of these roles, by the vocabulary.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Of one of these types.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>In one of these channels.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>With one of these outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>With a survey answer of at least this.</summary>
    public double? AnswerAtLeast { get; init; }

    /// <summary>With a survey answer of at most this.</summary>
    public double? AnswerAtMost { get; init; }
}
