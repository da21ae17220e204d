namespace Gremlin.Engine;

/// <summary>One step in a <see cref="PlanReport"/>.</summary>
/// <param name="Name">The step with its arguments.</param>
/// <param name="Depth">0 for the traversal itself, more for nested ones.</param>
/// <param name="Traversers">Traversers that left it.</param>
/// <param name="Elements">The same with bulk counted.</param>
/// <param name="Duration">Time spent in it, its predecessors' time excluded.</param>
public sealed record StepReport(string Name, int Depth, long Traversers, long Elements, TimeSpan Duration);
