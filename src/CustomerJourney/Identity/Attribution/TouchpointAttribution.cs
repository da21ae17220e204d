namespace CustomerJourney.Identity.Attribution;

/// <summary>Tells whose each touchpoint is, from the identifiers it carries.</summary>
/// <remarks>
/// What an identifier says comes first from the party records of the touchpoint's own source, where it has some with it, else from those of all.
/// Then in this order: the customer that most of the identifiers lead to alone, and of equal votes the one with the identifier that the fewest customers have;
/// the only one that all its shared identifiers (a family's account) have in common;
/// the one whose other touchpoints carry the same unregistered identifier (a cookie that logged in) by majority; the first of those its shared identifiers allow.
/// What is left is anonymous: touchpoints that are linked by unregistered identifiers are one person.
/// </remarks>
public static class TouchpointAttribution
{
    /// <summary>An unregistered identifier seen beside more others than this (a shop's till) does not make them one person.</summary>
    private const int MostCompanions = 16;
    private const int Nobody = -1;

    /// <summary>Attributes every touchpoint.</summary>
    /// <param name="carried">By touchpoint: numbers of the identifiers it carries.</param>
    /// <param name="owned">By identifier: numbers of the customers whose parties have it.</param>
    /// <param name="isVoid">By identifier: a dummy value that says nothing.</param>
    /// <param name="sources">By touchpoint: number of its source.</param>
    /// <param name="holders">Whom each source's own records give a shared identifier to.</param>
    public static Attributed Attribute(Incidence carried, Incidence owned, bool[] isVoid, ReadOnlySpan<int> sources, SourceHolders holders)
    {
        ArgumentNullException.ThrowIfNull(holders);
        var owners = SoleOwners(owned, isVoid);
        var known = new Known(owned, isVoid, owners, holders);
        var customers = new int[carried.Rows];
        long ambiguous = 0;
        for (var touchpoint = 0; touchpoint < carried.Rows; touchpoint++)
        {
            var sole = BySole(carried[touchpoint], sources[touchpoint], known, ref ambiguous);
            customers[touchpoint] = sole >= 0 ? sole : InCommon(carried[touchpoint], sources[touchpoint], known).Sole;
        }

        LearnUnregistered(carried, owned, isVoid, customers, owners);
        for (var touchpoint = 0; touchpoint < carried.Rows; touchpoint++)
        {
            if (customers[touchpoint] != Nobody)
                continue;
            customers[touchpoint] = BySole(carried[touchpoint], sources[touchpoint], known, ref ambiguous);
            if (customers[touchpoint] != Nobody || InCommon(carried[touchpoint], sources[touchpoint], known).First is not (>= 0 and var first))
                continue;
            customers[touchpoint] = first;
            ambiguous++;
        }

        return new Attributed(customers, AnonymousGroups(carried, isVoid, customers), owners, ambiguous);
    }

    private static int[] SoleOwners(Incidence owned, ReadOnlySpan<bool> isVoid)
    {
        var owners = new int[owned.Rows];
        for (var identifier = 0; identifier < owners.Length; identifier++)
            owners[identifier] = !isVoid[identifier] && owned[identifier] is [var sole] ? sole : Nobody;
        return owners;
    }

    /// <summary>The customer with the most votes of identifiers that lead to one alone, of equal ones the most specific; the smaller number when all is equal.</summary>
    private static int BySole(ReadOnlySpan<int> identifiers, int source, Known known, ref long ambiguous)
    {
        var (best, isTie) = (new Vote(Nobody, 0, int.MaxValue), false);
        foreach (var identifier in identifiers)
        {
            var customer = known.SoleOf(identifier, source);
            if (customer == Nobody || customer == best.Customer)
                continue;
            var vote = VoteFor(customer, identifiers, source, known);
            var order = vote.Against(best);
            isTie = order == 0 || (order < 0 && isTie);
            if (order > 0 || (order == 0 && customer < best.Customer))
                best = vote;
        }

        ambiguous += isTie ? 1 : 0;
        return best.Customer;
    }

    private static Vote VoteFor(int customer, ReadOnlySpan<int> identifiers, int source, Known known)
    {
        var (votes, fewest) = (0, int.MaxValue);
        foreach (var identifier in identifiers)
        {
            if (known.SoleOf(identifier, source) != customer)
                continue;
            votes++;
            fewest = Math.Min(fewest, known.Owned[identifier].Length);
        }

        return new Vote(customer, votes, fewest);
    }

    /// <summary>Customers that every registered identifier allows: the only one of them, and the smallest.</summary>
    private static (int Sole, int First) InCommon(ReadOnlySpan<int> identifiers, int source, Known known)
    {
        HashSet<int>? common = null;
        foreach (var identifier in identifiers)
        {
            if (known.IsVoid[identifier] || known.Owned[identifier].Length == 0)
                continue;
            if (common is null)
                common = [.. known.HoldersOf(identifier, source)];
            else
                common.IntersectWith(known.HoldersOf(identifier, source).ToArray());
        }

        return common switch
        {
            null or { Count: 0 } => (Nobody, Nobody),
            { Count: 1 } => (common.First(), common.First()),
            _ => (Nobody, common.Min()),
        };
    }

    /// <summary>An identifier nobody registered belongs to the customer of more than half of the attributed touchpoints that carry it.</summary>
    private static void LearnUnregistered(Incidence carried, Incidence owned, ReadOnlySpan<bool> isVoid, int[] customers, int[] owners)
    {
        // Boyer-Moore majority: one pass finds the candidate, a second counts it.
        var (candidate, balance) = (new int[owners.Length], new int[owners.Length]);
        for (var touchpoint = 0; touchpoint < carried.Rows; touchpoint++)
        {
            if (customers[touchpoint] == Nobody)
                continue;
            foreach (var identifier in carried[touchpoint])
            {
                if (balance[identifier] == 0)
                    candidate[identifier] = customers[touchpoint];
                balance[identifier] += candidate[identifier] == customers[touchpoint] ? 1 : -1;
            }
        }

        var (votes, all) = (new int[owners.Length], new int[owners.Length]);
        for (var touchpoint = 0; touchpoint < carried.Rows; touchpoint++)
        {
            if (customers[touchpoint] == Nobody)
                continue;
            foreach (var identifier in carried[touchpoint])
            {
                all[identifier]++;
                votes[identifier] += candidate[identifier] == customers[touchpoint] ? 1 : 0;
            }
        }

        for (var identifier = 0; identifier < owners.Length; identifier++)
        {
            if (!isVoid[identifier] && owned[identifier].Length == 0 && votes[identifier] * 2 > all[identifier])
                owners[identifier] = candidate[identifier];
        }
    }

    private static int[] AnonymousGroups(Incidence carried, ReadOnlySpan<bool> isVoid, int[] customers)
    {
        var parents = Enumerable.Range(0, isVoid.Length).ToArray();
        var companions = new Dictionary<int, HashSet<int>>();
        var groups = new int[carried.Rows];
        Array.Fill(groups, Nobody);
        for (var touchpoint = 0; touchpoint < carried.Rows; touchpoint++)
        {
            if (customers[touchpoint] == Nobody && carried[touchpoint].Length > 1)
                Meet(carried[touchpoint], isVoid, companions);
        }

        for (var touchpoint = 0; touchpoint < carried.Rows; touchpoint++)
        {
            if (customers[touchpoint] == Nobody)
                groups[touchpoint] = Join(carried[touchpoint], isVoid, companions, parents);
        }

        for (var touchpoint = 0; touchpoint < carried.Rows; touchpoint++)
            groups[touchpoint] = groups[touchpoint] == Nobody ? Nobody : Find(parents, groups[touchpoint]);
        return groups;
    }

    private static void Meet(ReadOnlySpan<int> identifiers, ReadOnlySpan<bool> isVoid, Dictionary<int, HashSet<int>> companions)
    {
        foreach (var one in identifiers)
        {
            foreach (var other in identifiers)
            {
                if (one == other || isVoid[one] || isVoid[other])
                    continue;
                if (!companions.TryGetValue(one, out var met))
                    companions[one] = met = [];
                if (met.Count <= MostCompanions)
                    met.Add(other);
            }
        }
    }

    /// <summary>Joins what one touchpoint carries; hubs stay apart. Returns a member of the group, or nobody's when it carries nothing.</summary>
    private static int Join(ReadOnlySpan<int> identifiers, ReadOnlySpan<bool> isVoid, Dictionary<int, HashSet<int>> companions, int[] parents)
    {
        var (member, hub) = (Nobody, Nobody);
        foreach (var identifier in identifiers)
        {
            if (isVoid[identifier])
                continue;
            if (companions.TryGetValue(identifier, out var met) && met.Count > MostCompanions)
                hub = hub == Nobody ? identifier : hub;
            else if (member == Nobody)
                member = identifier;
            else
                Union(parents, member, identifier);
        }

        return member == Nobody ? hub : member;
    }

    private static void Union(int[] parents, int left, int right)
    {
        (left, right) = (Find(parents, left), Find(parents, right));
        // The smaller number names the group, so that the order of touchpoints does not matter.
        if (left != right)
            parents[Math.Max(left, right)] = Math.Min(left, right);
    }

    private static int Find(int[] parents, int identifier)
    {
        while (parents[identifier] != identifier)
            identifier = parents[identifier] = parents[parents[identifier]];
        return identifier;
    }

    /// <summary>What identifiers say.</summary>
    private sealed record Known(Incidence Owned, bool[] IsVoid, int[] Owners, SourceHolders Holders)
    {
        /// <summary>The customer an identifier leads to alone when this source says it.</summary>
        public int SoleOf(int identifier, int source)
        {
            if (Owners[identifier] != Nobody || IsVoid[identifier] || Owned[identifier].Length == 0)
                return Owners[identifier];
            return Holders[identifier, source] is [var sole] ? sole : Nobody;
        }

        /// <summary>Those who have an identifier when this source says it.</summary>
        public ReadOnlySpan<int> HoldersOf(int identifier, int source) =>
            Holders[identifier, source] is { Length: > 0 } own ? own : Owned[identifier];
    }

    /// <summary>How many identifiers speak for a customer, and how many customers the most specific of them has.</summary>
    private readonly record struct Vote(int Customer, int Votes, int Fewest)
    {
        /// <summary>Above 0 when this one has more votes, or as many and the more specific identifier.</summary>
        public int Against(Vote other) => Votes != other.Votes ? Votes.CompareTo(other.Votes) : other.Fewest.CompareTo(Fewest);
    }
}
