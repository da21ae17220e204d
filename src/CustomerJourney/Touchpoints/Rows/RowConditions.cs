using System.Text.RegularExpressions;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Conditions on rows; all must hold.</summary>
internal sealed class RowConditions(IReadOnlyList<RowCondition> conditions, Func<string, MappingPlace, int> slotOf)
{
    private readonly (RowCondition Condition, RowValue Value)[] _conditions = [.. conditions.Select(condition => (condition, new RowValue(condition.Value, slotOf)))];

    /// <summary>Whether a row meets all of them.</summary>
    public bool Hold(SourceRow row)
    {
        foreach (var (condition, value) in _conditions)
        {
            if (!Holds(condition, value.Text(row) ?? ""))
                return false;
        }

        return true;
    }

    private static bool Holds(RowCondition condition, string text) =>
        (condition.In is null || condition.In.Contains(text))
        && (condition.NotIn is null || !condition.NotIn.Contains(text))
        && (condition.IsEmpty is null || condition.IsEmpty == (text.Length == 0))
        && (condition.Matches is null || Matches(condition.Matches, text));

    // A pattern that does not come to an end on a value does not match it.
    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
