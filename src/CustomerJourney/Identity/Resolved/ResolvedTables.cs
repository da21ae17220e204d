using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>The tables that resolution writes, each with its place in the lake and its key.</summary>
/// <param name="lake">The object lake.</param>
public sealed class ResolvedTables(IObjectLake lake)
{
    /// <summary>Customers by id.</summary>
    public LakeTable<CustomerRow> Customers { get; } = new(lake, "resolved/customers", "customer_id");

    /// <summary>Whose each party record is.</summary>
    public LakeTable<CustomerPartyRow> Parties { get; } = new(lake, "resolved/customer_parties", "party_id");

    /// <summary>Identifiers of customers.</summary>
    public LakeTable<CustomerIdentifierRow> Identifiers { get; } = new(lake, "resolved/customer_identifiers", "customer_id", "identifier_id");

    /// <summary>Touchpoints with their customers, by customer and order.</summary>
    public LakeTable<ResolvedTouchpointRow> Touchpoints { get; } = new(lake, "resolved/touchpoints", "touchpoint_id");

    /// <summary>Merges, splits and the like, run after run.</summary>
    public LakeTable<IdentityEventRow> Events { get; } = new(lake, "resolved/identity_events");

    /// <summary>Why parties are one customer.</summary>
    public LakeTable<IdentityLinkRow> Links { get; } = new(lake, "resolved/identity_links", "party_a", "party_b");

    /// <summary>What stewards said.</summary>
    public LakeTable<StewardDecisionRow> Decisions { get; } = new(lake, "resolved/decisions", "party_a", "party_b");
}
