namespace Gremlin.Engine;

/// <summary>One prediction.</summary>
/// <param name="Value">A class name, a <see cref="double"/>, or a vertex id.</param>
/// <param name="Score">How sure the model is, 0 to 1; null if it does not say.</param>
public sealed record InferencePrediction(object Value, double? Score);
