using CustomerJourney.Touchpoints;

namespace CustomerJourney.Milestones;

/// <summary>The lake's table of milestones reached.</summary>
public static class MilestoneTable
{
    /// <summary><c>resolved/milestones</c>, by vertex id.</summary>
    public static LakeTable<MilestoneRow> Of(IObjectLake lake) => new(lake, "resolved/milestones", "milestone_id");
}
