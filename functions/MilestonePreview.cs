using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>A milestone before it is switched on.</summary>
/// <param name="Milestone">What it compiles to.</param>
/// <param name="Backtest">Who would have reached it, and when.</param>
public sealed record MilestonePreview(CompiledMilestoneAnswer Milestone, MilestoneReport Backtest);
