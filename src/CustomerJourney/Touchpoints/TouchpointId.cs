namespace CustomerJourney.Touchpoints;

/// <summary>The id of a touchpoint, <c>touchpoint:&lt;hash&gt;</c>, derived from its source and its own key or content.</summary>
/// <param name="Value">The whole id, prefix included: the vertex id in the graph and the key in every table.</param>
public readonly record struct TouchpointId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
