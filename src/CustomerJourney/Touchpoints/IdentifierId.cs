namespace CustomerJourney.Touchpoints;

/// <summary>The id of an identifier, <c>identifier:&lt;kind&gt;:&lt;keyed hash of the normalised value&gt;</c>.</summary>
/// <param name="Value">The whole id, prefix included: the vertex id in the graph and the key in every table.</param>
public readonly record struct IdentifierId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
