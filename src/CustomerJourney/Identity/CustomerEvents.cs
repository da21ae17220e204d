using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Tells what became of the customers of the run before.</summary>
internal static class CustomerEvents
{
    /// <summary>Compares two runs.</summary>
    public static List<IdentityEvent> Between(IReadOnlyList<KnownCustomer> before, IReadOnlyList<ResolvedCustomer> after, IReadOnlyList<IdentityLink> links)
    {
        var idBefore = before.SelectMany(known => known.Parties.Select(party => (party, known.Id))).ToDictionary(pair => pair.party, pair => pair.Id);
        var idAfter = after.SelectMany(customer => customer.Parties.Select(party => (party, customer.Id))).ToDictionary(pair => pair.party, pair => pair.Id);
        var events = after.Select(customer => Arrival(customer, idBefore, idAfter, links)).OfType<IdentityEvent>().ToList();
        events.AddRange(before.Select(known => Departure(known, idAfter)).OfType<IdentityEvent>());
        return [.. events.OrderBy(change => change.Kind).ThenBy(change => change.Customer.Value, StringComparer.Ordinal)];
    }

    private static IdentityEvent? Arrival(
        ResolvedCustomer customer, Dictionary<PartyId, CustomerId> idBefore, Dictionary<PartyId, CustomerId> idAfter, IReadOnlyList<IdentityLink> links)
    {
        var origins = Sorted(customer.Parties.Where(idBefore.ContainsKey).Select(party => idBefore[party]));
        var moved = customer.Parties.Where(party => !idBefore.TryGetValue(party, out var id) || id != customer.Id).ToArray();
        if (moved.Length == 0)
            return null;
        return origins.Length switch
        {
            0 => new(IdentityEventKind.Founded, customer.Id, [], [customer.Id], moved, "new parties"),
            1 when origins[0] == customer.Id => new(IdentityEventKind.Grown, customer.Id, origins, [customer.Id], moved, ReasonOf(moved, links)),
            1 => null, // split off: the split of the customer it came from tells
            _ => new(IdentityEventKind.Merged, customer.Id, origins, [customer.Id], moved, ReasonOf(moved, links)),
        };
    }

    private static IdentityEvent? Departure(KnownCustomer known, Dictionary<PartyId, CustomerId> idAfter)
    {
        var homes = Sorted(known.Parties.Where(idAfter.ContainsKey).Select(party => idAfter[party]));
        return homes.Length switch
        {
            0 => new(IdentityEventKind.Retired, known.Id, [known.Id], [], [], "every party is gone"),
            1 => null,
            _ => new(IdentityEventKind.Split, known.Id, [known.Id], homes,
                [.. known.Parties.Where(party => idAfter.TryGetValue(party, out var id) && id != known.Id)], "no longer held together by rules, evidence or a steward"),
        };
    }

    private static string ReasonOf(PartyId[] moved, IReadOnlyList<IdentityLink> links)
    {
        var newcomers = moved.ToHashSet();
        IdentityLink? best = null;
        foreach (var link in links)
        {
            if ((newcomers.Contains(link.A) || newcomers.Contains(link.B)) && (best is null || (link.Kind, -link.Bits).CompareTo((best.Kind, -best.Bits)) < 0))
                best = link;
        }

        return best is null ? "evidence" : best.Kind == IdentityLinkKind.Evidence ? $"evidence of {best.Bits:0.0} bits" : best.Reason;
    }

    private static CustomerId[] Sorted(IEnumerable<CustomerId> ids) => [.. ids.Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)];
}
