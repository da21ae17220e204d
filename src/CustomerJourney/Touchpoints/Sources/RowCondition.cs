using System.Text.RegularExpressions;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>A condition on a row's value; those given must all hold.</summary>
/// <param name="Value">The value, empty when missing.</param>
/// <param name="In">One of these; null when not asked.</param>
/// <param name="NotIn">None of these; null when not asked.</param>
/// <param name="Matches">A pattern somewhere in the value; null when not asked.</param>
/// <param name="IsEmpty">Whether it is empty; null when not asked.</param>
public sealed record RowCondition(ValueMapping Value, IReadOnlySet<string>? In, IReadOnlySet<string>? NotIn, Regex? Matches, bool? IsEmpty);
