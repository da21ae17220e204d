using CustomerJourney.Identity.Attribution;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Whose every touchpoint and identifier is, in ids.</summary>
/// <param name="CustomerIds">By touchpoint row.</param>
/// <param name="Anonymous">Ids of the anonymous customers, ascending.</param>
/// <param name="Learned">Unregistered identifiers that lead to a customer: (customer id, identifier number).</param>
/// <param name="Ambiguous">Touchpoints that led to several customers alike.</param>
internal sealed record Attributions(string[] CustomerIds, IReadOnlyList<string> Anonymous, IReadOnlyList<(string CustomerId, int Identifier)> Learned, long Ambiguous)
{
    /// <summary>Attributes the touchpoints to resolved customers.</summary>
    public static Attributions Of(CuratedTouchpoints touchpoints, IReadOnlyList<PartyRecord> parties, ResolutionResult resolution, IdentifierKey key)
    {
        var count = touchpoints.IdentifierIds.Length;
        var (owned, isVoid) = (new List<(int, int)>(), new bool[count]);
        for (var customer = 0; customer < resolution.Customers.Count; customer++)
        {
            foreach (var identifier in resolution.Customers[customer].Identifiers)
            {
                var number = touchpoints.IdentifierNumbers[key.IdOf(identifier.Identifier).Value];
                owned.Add((number, customer));
                isVoid[number] |= identifier.Standing == IdentifierStanding.Void;
            }
        }

        var registered = Incidence.Of(count, owned);
        var sources = new Dictionary<string, int>(StringComparer.Ordinal);
        var holders = new SourceHolders(Registered(touchpoints, parties, resolution, key, registered, sources));
        int[] sourceOf = [.. touchpoints.Rows.Select(row => sources.GetValueOrDefault(row.Source, -1))];
        var attributed = TouchpointAttribution.Attribute(touchpoints.Carried, registered, isVoid, sourceOf, holders);
        var names = new string[touchpoints.Rows.Count];
        var anonymous = new SortedSet<string>(StringComparer.Ordinal);
        var groupNames = new Dictionary<int, string>();
        var learned = new List<(string, int)>();
        for (var row = 0; row < names.Length; row++)
        {
            names[row] = attributed.Customers[row] is >= 0 and var customer
                ? resolution.Customers[customer].Id.Value
                : AnonymousName(touchpoints, attributed.Groups[row], row, groupNames);
            if (attributed.Customers[row] < 0)
                anonymous.Add(names[row]);
        }

        for (var identifier = 0; identifier < count; identifier++)
        {
            if (attributed.Owners[identifier] >= 0 && registered[identifier].Length == 0)
                learned.Add((resolution.Customers[attributed.Owners[identifier]].Id.Value, identifier));
        }

        learned.AddRange(AnonymousIdentifiers(touchpoints, attributed, names));
        return new Attributions(names, [.. anonymous], learned, attributed.Ambiguous);
    }

    /// <summary>Which source's records give a shared identifier to whom; sources are numbered as they come.</summary>
    private static List<(int Identifier, int Source, int Customer)> Registered(
        CuratedTouchpoints touchpoints, IReadOnlyList<PartyRecord> parties, ResolutionResult resolution, IdentifierKey key, Incidence owned, Dictionary<string, int> sources)
    {
        var customerOf = new Dictionary<PartyId, int>();
        for (var customer = 0; customer < resolution.Customers.Count; customer++)
        {
            foreach (var party in resolution.Customers[customer].Parties)
                customerOf[party] = customer;
        }

        var registered = new List<(int, int, int)>();
        foreach (var party in parties)
        {
            if (!sources.TryGetValue(party.Source, out var source))
                sources[party.Source] = source = sources.Count;
            foreach (var identifier in party.Identifiers)
            {
                if (touchpoints.IdentifierNumbers.TryGetValue(key.IdOf(identifier).Value, out var number) && owned[number].Length > 1)
                    registered.Add((number, source, customerOf[party.Id]));
            }
        }

        return registered;
    }

    private static string AnonymousName(CuratedTouchpoints touchpoints, int group, int row, Dictionary<int, string> groupNames)
    {
        if (group < 0)
            return AnonymousCustomer.OfTouchpoint(touchpoints.Rows[row].TouchpointId);
        if (!groupNames.TryGetValue(group, out var name))
            groupNames[group] = name = AnonymousCustomer.OfIdentifier(touchpoints.IdentifierIds[group]);
        return name;
    }

    private static IEnumerable<(string, int)> AnonymousIdentifiers(CuratedTouchpoints touchpoints, Attributed attributed, string[] names)
    {
        var seen = new HashSet<(string, int)>();
        for (var row = 0; row < names.Length; row++)
        {
            if (attributed.Groups[row] < 0)
                continue;
            foreach (var identifier in touchpoints.Carried[row].ToArray())
            {
                if (seen.Add((names[row], identifier)))
                    yield return (names[row], identifier);
            }
        }
    }
}
