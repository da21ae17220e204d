namespace Gremlin.Values;

/// <summary>Gremlin's <c>T</c>: what an element has besides properties.</summary>
public enum ElementToken
{
    /// <summary><c>T.id</c>.</summary>
    Id,

    /// <summary><c>T.label</c>.</summary>
    Label,

    /// <summary><c>T.key</c>, of a property.</summary>
    Key,

    /// <summary><c>T.value</c>, of a property.</summary>
    Value,
}
