namespace CustomerJourney.Touchpoints;

/// <summary>The id of a party record, <c>party:&lt;source&gt;:&lt;record key&gt;</c>.</summary>
/// <param name="Value">The whole id, prefix included: the vertex id in the graph and the key in every table.</param>
public readonly record struct PartyId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
