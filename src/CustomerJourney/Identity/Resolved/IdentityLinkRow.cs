namespace CustomerJourney.Identity.Resolved;

/// <summary>Why two party records are one customer, as the lake's table <c>resolved/identity_links</c> stores it.</summary>
/// <param name="PartyA">One party.</param>
/// <param name="PartyB">The other.</param>
/// <param name="Kind">What made the link.</param>
/// <param name="Reason">The rule's name or the steward's reason.</param>
/// <param name="Bits">Log2 odds; null for rules and stewards.</param>
public sealed record IdentityLinkRow(string PartyA, string PartyB, string Kind, string Reason, double? Bits)
{
    /// <summary>A link's row.</summary>
    internal static IdentityLinkRow Of(IdentityLink link) =>
        new(link.A.Value, link.B.Value, link.Kind.ToString().ToLowerInvariant(), link.Reason, double.IsFinite(link.Bits) ? link.Bits : null);
}
