namespace CustomerJourney.Identity.Resolved;

/// <summary>An edge to load.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Source vertex.</param>
/// <param name="To">Target vertex.</param>
/// <param name="Label">Label.</param>
/// <param name="Value">Instant (<c>had</c>), seconds (<c>next</c>), reason (<c>resolved_to</c>, <c>merged_into</c>, <c>split_from</c>); null for none.</param>
internal readonly record struct GraphEdge(string Id, string From, string To, string Label, string? Value);
