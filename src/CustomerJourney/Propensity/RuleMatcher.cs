namespace CustomerJourney.Propensity;

/// <summary>A rule made ready for columns: conditions on text become flags by code.</summary>
internal sealed class RuleMatcher
{
    private readonly TouchpointColumns _touchpoints;
    private readonly TouchpointRule _rule;
    private readonly bool[] _types;
    private readonly bool[]? _channels;
    private readonly bool[]? _outcomes;

    public RuleMatcher(CustomerHistory history, TouchpointRule rule)
    {
        (_touchpoints, _rule) = (history.Touchpoints, rule);
        _types = [.. _touchpoints.Types.Select(type => (rule.Types.Count == 0 || rule.Types.Contains(type)) && (rule.Roles.Count == 0 || history.Vocabulary.RolesOf(type).Any(role => rule.Roles.Contains(role))))];
        _channels = Flags(_touchpoints.Channels, rule.Channels);
        _outcomes = Flags(_touchpoints.Outcomes, rule.Outcomes);
    }

    /// <summary>Whether any touchpoint of [first, end) is meant.</summary>
    public bool Any(int first, int end)
    {
        for (var index = first; index < end; index++)
        {
            if (_types[_touchpoints.Type[index]] && Holds(_channels, _touchpoints.Channel[index]) && Holds(_outcomes, _touchpoints.Outcome[index]) && Answers(_touchpoints.Answer[index]))
                return true;
        }

        return false;
    }

    private bool Answers(float answer) =>
        (_rule.AnswerAtLeast is not { } least || answer >= least) && (_rule.AnswerAtMost is not { } most || answer <= most);

    private static bool Holds(bool[]? flags, int code) => flags is null || (code >= 0 && flags[code]);

    private static bool[]? Flags(IReadOnlyList<string> levels, IReadOnlyList<string> allowed) =>
        allowed.Count == 0 ? null : [.. levels.Select(level => allowed.Contains(level))];
}
