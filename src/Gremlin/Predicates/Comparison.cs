namespace Gremlin.Predicates;

/// <summary>The six comparisons.</summary>
internal enum Comparison
{
    Eq,
    Neq,
    Lt,
    Lte,
    Gt,
    Gte,
}
