namespace CustomerJourney.Identity;

/// <summary>The id of a customer (a resolved person), <c>customer:&lt;stable id&gt;</c>.</summary>
/// <param name="Value">The whole id, prefix included: the vertex id in the graph and the key in every table.</param>
public readonly record struct CustomerId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
