namespace CustomerJourney.Milestones;

/// <summary>A named pattern of touchpoints that a customer reaches at an instant.</summary>
/// <param name="Name">Lower-case letters, digits and hyphens: part of the milestone vertices' ids.</param>
/// <param name="Description">For people; may be empty.</param>
/// <param name="Pattern">What must happen.</param>
/// <param name="Repeats">False: reached once, the first time. True: every time anew, occurrences not overlapping.</param>
public sealed record MilestoneDefinition(string Name, string Description, MilestonePattern Pattern, bool Repeats);
