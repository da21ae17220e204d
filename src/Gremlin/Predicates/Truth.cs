namespace Gremlin.Predicates;

/// <summary>Outcome of a predicate. A comparison across types is an error, which no connective turns into truth.</summary>
internal enum Truth
{
    False,
    True,
    Error,
}
