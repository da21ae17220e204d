namespace CustomerJourney.Touchpoints.Sources;

/// <summary>A further attribute.</summary>
/// <param name="Name">Its name, as filters, the graph and SQL know it.</param>
/// <param name="Value">Its text; a row without it has no such attribute.</param>
public sealed record AttributeMapping(string Name, ValueMapping Value);
