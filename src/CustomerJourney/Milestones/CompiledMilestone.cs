namespace CustomerJourney.Milestones;

/// <summary>A definition with the query it becomes and what fires it: what the milestone store keeps.</summary>
/// <param name="Definition">The definition as written.</param>
/// <param name="Query">The Gremlin text with its holes still open, as <see cref="MilestoneQuery.Compile"/> leaves it.</param>
/// <param name="Trigger">Which changes fire it.</param>
/// <param name="IsActive">Whether changes fire it; a preview is not active.</param>
public sealed record CompiledMilestone(MilestoneDefinition Definition, string Query, MilestoneTrigger Trigger, bool IsActive)
{
    /// <summary>Compiles a definition.</summary>
    public static CompiledMilestone Of(MilestoneDefinition definition, bool isActive = false) =>
        new(definition, MilestoneQuery.Compile(definition), MilestoneTrigger.Of(definition.Pattern), isActive);
}
