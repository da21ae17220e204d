namespace CustomerJourney.Touchpoints.Rows;

/// <summary>What rows became: a chunk on its way to the lake and the graph.</summary>
public sealed class MappedRows
{
    /// <summary>Touchpoints in row order.</summary>
    public List<TouchpointRow> Touchpoints { get; } = [];

    /// <summary>Values of the touchpoints' attributes, one after the other, in mapping order; null where missing.</summary>
    public List<string?> TouchpointAttributes { get; } = [];

    /// <summary>What the touchpoints carry.</summary>
    public List<TouchpointIdentifierRow> TouchpointIdentifiers { get; } = [];

    /// <summary>Party records in row order.</summary>
    public List<PartyRow> Parties { get; } = [];

    /// <summary>Values of the parties' attributes, one after the other, in mapping order; null where missing.</summary>
    public List<string?> PartyAttributes { get; } = [];

    /// <summary>What the party records have.</summary>
    public List<PartyIdentifierRow> PartyIdentifiers { get; } = [];

    /// <summary>Rows that could not be mapped.</summary>
    public List<QuarantineRow> Quarantined { get; } = [];
}
