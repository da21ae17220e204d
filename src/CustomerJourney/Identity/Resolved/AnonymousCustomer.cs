namespace CustomerJourney.Identity.Resolved;

/// <summary>Names customers that are known by touchpoints only: after their smallest identifier or their only touchpoint, so that every run names them alike and no personal value shows.</summary>
internal static class AnonymousCustomer
{
    private const string IdentifierPrefix = "identifier:";

    /// <summary>The customer of touchpoints that carry an identifier nobody registered.</summary>
    public static string OfIdentifier(string identifierId) => "customer:" + identifierId[IdentifierPrefix.Length..].Replace(':', '-');

    /// <summary>The customer of a touchpoint that carries nothing.</summary>
    public static string OfTouchpoint(string touchpointId) => "customer:" + touchpointId.Replace(':', '-');

    /// <summary>Whether an id is such a customer's: a resolved customer's has no dash.</summary>
    public static bool Is(string customerId) => customerId.Contains('-', StringComparison.Ordinal);
}
