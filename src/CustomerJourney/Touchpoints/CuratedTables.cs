namespace CustomerJourney.Touchpoints;

/// <summary>The tables that mapping writes, each with its place in the lake and its key.</summary>
/// <param name="lake">The object lake.</param>
public sealed class CuratedTables(IObjectLake lake)
{
    /// <summary>Touchpoints by id.</summary>
    public LakeTable<TouchpointRow> Touchpoints { get; } = new(lake, "curated/touchpoints", "touchpoint_id");

    /// <summary>What touchpoints carry.</summary>
    public LakeTable<TouchpointIdentifierRow> TouchpointIdentifiers { get; } = new(lake, "curated/touchpoint_identifiers", "touchpoint_id", "identifier_id");

    /// <summary>Party records by id.</summary>
    public LakeTable<PartyRow> Parties { get; } = new(lake, "curated/parties", "party_id");

    /// <summary>What party records have.</summary>
    public LakeTable<PartyIdentifierRow> PartyIdentifiers { get; } = new(lake, "curated/party_identifiers", "party_id", "identifier_id");

    /// <summary>Rows that could not be mapped.</summary>
    public LakeTable<QuarantineRow> Quarantine { get; } = new(lake, "quarantine/rows");
}
