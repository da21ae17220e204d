namespace Gremlin.Steps.Mutate;

/// <summary>A step that changes the graph.</summary>
internal interface IWrites;
