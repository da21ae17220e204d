namespace CustomerJourney.Functions;

/// <summary>What to resolve: everything, or what some changes of the graph are about.</summary>
/// <param name="RunId">The run that everything is resolved for; null outside a run.</param>
/// <param name="Records">Records of the graph's change stream in their order; null to resolve everything.</param>
public sealed record IdentitiesRequest(string? RunId, IReadOnlyList<GraphStreamRecord>? Records);
