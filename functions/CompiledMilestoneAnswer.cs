using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>What a definition compiles to.</summary>
/// <param name="Name">Name of the definition.</param>
/// <param name="Query">The Gremlin text.</param>
/// <param name="Types">Types of touchpoints that fire it; empty when any does.</param>
/// <param name="IsActive">Whether changes fire it.</param>
public sealed record CompiledMilestoneAnswer(string Name, string Query, IReadOnlyList<string> Types, bool IsActive)
{
    /// <summary>The answer for a milestone.</summary>
    public static CompiledMilestoneAnswer Of(CompiledMilestone milestone) =>
        new(milestone.Definition.Name, milestone.Query, milestone.Trigger.Types, milestone.IsActive);
}
