namespace CustomerJourney.Milestones;

/// <summary>Keeps milestone definitions with their queries and triggers: DynamoDB on AWS, one JSON file each on one machine.</summary>
public interface IMilestoneStore
{
    /// <summary>Saves a milestone, replacing one of the same name.</summary>
    Task SaveAsync(CompiledMilestone milestone, CancellationToken cancellationToken);

    /// <summary>Finds a milestone by name; null when there is none.</summary>
    Task<CompiledMilestone?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>All milestones, by ordinal name.</summary>
    Task<IReadOnlyList<CompiledMilestone>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a milestone; nothing happens when there is none.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
