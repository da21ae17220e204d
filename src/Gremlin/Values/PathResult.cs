namespace Gremlin.Values;

/// <summary>A path in an answer: the objects visited with the labels each was given.</summary>
/// <param name="Labels">Labels of each object, as many as <paramref name="Objects"/>.</param>
/// <param name="Objects">The objects in order.</param>
public sealed record PathResult(IReadOnlyList<IReadOnlyList<string>> Labels, IReadOnlyList<object?> Objects);
