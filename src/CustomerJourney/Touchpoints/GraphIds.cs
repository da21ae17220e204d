namespace CustomerJourney.Touchpoints;

/// <summary>Ids of the edges that loading writes: from what they join, so that every way in gives the same.</summary>
public static class GraphIds
{
    private const int HashDigits = 24;

    /// <summary>Id of the edge touchpoint → identifier.</summary>
    public static string Carries(string touchpointId, string identifierId) => $"carries:{touchpointId.AsSpan("touchpoint:".Length)}:{Hash(identifierId)}";

    /// <summary>Id of the edge party → identifier.</summary>
    public static string Has(string partyId, string identifierId) => $"has:{partyId.AsSpan("party:".Length)}:{Hash(identifierId)}";

    private static ReadOnlySpan<char> Hash(string identifierId) => identifierId.AsSpan(identifierId.Length - HashDigits);
}
