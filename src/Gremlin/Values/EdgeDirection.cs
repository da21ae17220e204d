namespace Gremlin.Values;

/// <summary>Gremlin's <c>Direction</c>.</summary>
public enum EdgeDirection
{
    /// <summary><c>OUT</c>, also written <c>from</c>.</summary>
    Out,

    /// <summary><c>IN</c>, also written <c>to</c>.</summary>
    In,

    /// <summary><c>BOTH</c>.</summary>
    Both,
}
