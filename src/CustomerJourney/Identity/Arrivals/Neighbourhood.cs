using CustomerJourney.Identity.Deterministic;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>The party records that an arrival may concern: inside are those that keys, stewards or evidence connect with it, around them all that they were compared with.</summary>
/// <remarks>
/// It grows until nothing around is connected with anything inside. What is then worked out inside is what a run over everything comes to,
/// since keys, evidence and clusters never reach beyond what is connected.
/// </remarks>
internal sealed class Neighbourhood(
    GraphParties graph, PairScores scores, ResolutionOptions options, ArrivalOptions limits, IReadOnlyList<StewardDecision> decisions, IReadOnlyList<string> dummyBirthDates)
{
    /// <summary>Every pair of a component this large or smaller is asked for.</summary>
    private const int AllPairsOf = 100;

    private const string Void = "void";

    private readonly Dictionary<string, KnownParty> _parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownIdentifier> _identifiers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownCustomer> _customers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);
    private HashSet<(string Kind, string Value)> _void = [];

    /// <summary>The party records inside.</summary>
    public IEnumerable<KnownParty> Inside => _inside.Select(id => _parties[id]);

    /// <summary>What they have.</summary>
    public IEnumerable<KnownIdentifier> Identifiers => _identifiers.Values;

    /// <summary>The customers they belonged to.</summary>
    public IReadOnlyList<KnownCustomer> Previous => [.. _customers.Values.OrderBy(customer => customer.Id.Value, StringComparer.Ordinal)];

    /// <summary>Whether an identifier says nothing: more people have it than the cap of its kind.</summary>
    public bool IsVoid(KnownIdentifier identifier) => _void.Contains((identifier.Identifier.Kind, identifier.Identifier.Value));

    /// <summary>Whether more party records have an identifier than are looked at.</summary>
    public bool IsCrowd(KnownIdentifier identifier) => identifier.Holders.Count > limits.MostHolders;

    /// <summary>Whose a party record around or inside is by the graph.</summary>
    public string? CustomerOf(string party) => _parties.GetValueOrDefault(party)?.Customer;

    /// <summary>Takes arrivals in and all they are connected with.</summary>
    public async Task GrowAsync(IEnumerable<string> arrivals, CancellationToken cancellationToken)
    {
        var open = arrivals.ToHashSet(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            await ReadAsync(open, cancellationToken);
            var entered = open.Where(id => _parties.ContainsKey(id) && _inside.Add(id)).ToList();
            open = await SurroundAsync(entered, cancellationToken);
            open.UnionWith(Connected());
            open.ExceptWith(_inside);
            if (_inside.Count >= limits.MostParties)
                open.Clear();
        }
    }

    /// <summary>Works out who is who inside.</summary>
    /// <param name="generation">That of customers founded now.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    public async Task<ResolutionResult> ResolveAsync(int generation, CancellationToken cancellationToken)
    {
        var keyed = Keyed(_inside, terms => EmptyOf(terms, _void));
        if (scores.ThresholdBits is { } thresholdBits)
        {
            await AskWithinAsync(keyed, thresholdBits, cancellationToken);
            Evidence.Join(keyed, Weigh(keyed, thresholdBits));
        }

        return IdentityResolution.Finish(keyed, options, Previous, generation, null);
    }

    // Reads what those who entered have and whom they resemble; returns who has to enter with them.
    private async Task<HashSet<string>> SurroundAsync(List<string> entered, CancellationToken cancellationToken)
    {
        var mates = new HashSet<string>(StringComparer.Ordinal);
        var around = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var id in entered)
        {
            around[id] = [.. await graph.AlikeAsync(_parties[id].Record, cancellationToken)];
            mates.UnionWith(decisions.Where(word => word.A.Value == id || word.B.Value == id).Select(word => word.A.Value == id ? word.B.Value : word.A.Value));
        }

        foreach (var identifier in await graph.IdentifiersOfAsync(entered, cancellationToken))
        {
            _identifiers[identifier.Id] = identifier;
            if (IsCrowd(identifier))
                continue;
            foreach (var id in entered.Where(id => _parties[id].Identifiers.Contains(identifier.Id)))
                around[id].UnionWith(identifier.Holders);
        }

        foreach (var customer in await graph.CustomersAsync([.. entered.Select(CustomerOf).OfType<string>().Distinct().Where(id => !_customers.ContainsKey(id))], cancellationToken))
        {
            _customers[customer.Id.Value] = customer;
            mates.UnionWith(customer.Parties.Select(party => party.Value));
        }

        await ReadAsync(around.Values.SelectMany(ids => ids), cancellationToken);
        if (options.Probabilistic && limits.AsksModel)
            await scores.AskAsync(around.SelectMany(one => one.Value.Where(id => id != one.Key && _parties.ContainsKey(id)).Select(id => (_parties[one.Key].Record, _parties[id].Record))), cancellationToken);
        return mates;
    }

    private async Task ReadAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        foreach (var party in await graph.ReadAsync([.. ids.Where(id => !_parties.ContainsKey(id)).Distinct()], cancellationToken))
            _parties[party.Id] = party;
    }

    // Who around is connected with somebody inside: by a key or its clash, by evidence, or by a value that began or ceased to say nothing.
    private HashSet<string> Connected()
    {
        var keyed = Keyed(_parties.Keys, terms => EmptyOf(terms, _void = VoidOf(terms)));
        var parties = keyed.Terms.Parties;
        var connected = Enumerable.Range(0, parties.Count).GroupBy(keyed.Groups.Find).Where(group => group.Any(place => _inside.Contains(parties[place].Id.Value)))
            .SelectMany(group => group.Select(place => parties[place].Id.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var clash in keyed.Reviews.Where(clash => _inside.Contains(clash.A.Value) || _inside.Contains(clash.B.Value)))
            connected.UnionWith([clash.A.Value, clash.B.Value]);
        foreach (var id in _inside)
            connected.UnionWith(scores.Of(id).Where(other => other.Value >= ClusteringOptions.LeastConnectingBits).Select(other => other.Key));
        foreach (var identifier in _identifiers.Values.Where(one => !IsCrowd(one) && one.Owners.Any(owner => owner.Standing == Void != IsVoid(one))))
            connected.UnionWith(identifier.Holders);
        return connected;
    }

    private KeyedParties Keyed(IEnumerable<string> ids, Func<PartyTerms, HashSet<int>> emptyOf) =>
        KeyedParties.Of([.. ids.Select(id => _parties[id].Record).OrderBy(party => party.Id.Value, StringComparer.Ordinal)], options, decisions, emptyOf);

    // Told by all who have a value, whoever is inside.
    private HashSet<(string Kind, string Value)> VoidOf(PartyTerms everybody) =>
    [
        .. SharedValues.Crowded(everybody, options).Select(number => everybody.Meanings[number]),
        .. _identifiers.Values.Where(IsCrowd).Select(one => (one.Identifier.Kind, one.Identifier.Value)),
        .. dummyBirthDates.Select(date => ("birthDate", date)),
    ];

    private static HashSet<int> EmptyOf(PartyTerms terms, HashSet<(string, string)> values) =>
        [.. Enumerable.Range(1, terms.Meanings.Count - 1).Where(number => values.Contains(terms.Meanings[number]))];

    // Clusters rest on every pair of a component, also on those that no key brought together.
    private Task AskWithinAsync(KeyedParties keyed, double thresholdBits, CancellationToken cancellationToken)
    {
        var parties = keyed.Terms.Parties;
        var components = Clustering.ComponentsOf(parties.Count, PairsAmong(parties), Evidence.ConstraintsOf(keyed).For(thresholdBits));
        var pairs = new List<(PartyRecord, PartyRecord)>();
        for (var number = 0; number < components.Count; number++)
        {
            var members = components.Records(number);
            for (var a = 0; a < members.Length && members.Length <= AllPairsOf; a++)
            {
                for (var b = a + 1; b < members.Length; b++)
                    pairs.Add((parties[members[a]], parties[members[b]]));
            }
        }

        return scores.AskAsync(pairs, cancellationToken);
    }

    private WeighedPairs Weigh(KeyedParties keyed, double thresholdBits)
    {
        var (parties, options) = (keyed.Terms.Parties, Evidence.ConstraintsOf(keyed).For(thresholdBits));
        var pairs = PairsAmong(parties);
        var (clusterOf, joins) = Clustering.Cluster(
            parties.Count, pairs, options, (a, b) => scores.Of(parties[a].Id.Value).TryGetValue(parties[b].Id.Value, out var bits) ? bits : options.MissingBits);
        return new(pairs, clusterOf, joins);
    }

    private ScoredPair[] PairsAmong(IReadOnlyList<PartyRecord> parties)
    {
        var places = parties.Select((party, place) => (party.Id.Value, place)).ToDictionary(one => one.Value, one => one.place, StringComparer.Ordinal);
        ScoredPair[] pairs =
        [
            .. parties.SelectMany((party, place) => scores.Of(party.Id.Value)
                .Where(other => other.Value >= LinkageRun.LeastBits && places.TryGetValue(other.Key, out var at) && at > place)
                .Select(other => new ScoredPair(place, places[other.Key], other.Value))),
        ];
        Array.Sort(pairs);
        return pairs;
    }
}
