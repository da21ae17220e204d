namespace Gremlin.Engine;

/// <summary>How many values a vertex's property may have.</summary>
internal enum Cardinality
{
    /// <summary>Distinct values, the default.</summary>
    Set,

    /// <summary>One value.</summary>
    Single,
}
