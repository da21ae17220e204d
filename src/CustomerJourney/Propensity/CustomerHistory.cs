using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>All that features and labels are made of.</summary>
/// <param name="Touchpoints">Touchpoints by customer.</param>
/// <param name="Facts">Facts by customer id; a customer may be missing.</param>
/// <param name="Vocabulary">Roles of the types.</param>
public sealed record CustomerHistory(TouchpointColumns Touchpoints, IReadOnlyDictionary<string, CustomerFacts> Facts, Vocabulary Vocabulary)
{
    /// <summary>For each type of the columns, which of <paramref name="roles"/> it has, as bits.</summary>
    public ulong[] RoleBits(IReadOnlyList<string> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(roles.Count, 64);
        var list = roles.ToList();
        return [.. Touchpoints.Types.Select(type => Vocabulary.RolesOf(type).Select(role => list.IndexOf(role)).Where(at => at >= 0).Aggregate(0UL, (bits, at) => bits | (1UL << at)))];
    }

    /// <summary>The facts of the customer at a place.</summary>
    public CustomerFacts FactsOf(int customer) => Facts.GetValueOrDefault(Touchpoints.Customers[customer], CustomerFacts.Unknown);
}
