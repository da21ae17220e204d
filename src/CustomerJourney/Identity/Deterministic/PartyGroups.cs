namespace CustomerJourney.Identity.Deterministic;

/// <summary>Groups of parties that grow by union, each knowing what it may not be joined with.</summary>
internal sealed class PartyGroups
{
    private const int MostValues = 6;

    private readonly PartyTerms _terms;
    private readonly HashSet<string> _governed;
    private readonly int[] _parent;
    private readonly List<int>?[] _members;
    private readonly Dictionary<int, HashSet<int>> _forbidden = [];

    public PartyGroups(PartyTerms terms, IEnumerable<string> governed)
    {
        _terms = terms;
        _governed = governed.ToHashSet();
        _parent = [.. Enumerable.Range(0, terms.Parties.Count)];
        _members = new List<int>?[terms.Parties.Count];
    }

    /// <summary>The group of a party: the smallest member's index.</summary>
    public int Find(int party)
    {
        while (_parent[party] != party)
            party = _parent[party] = _parent[_parent[party]];
        return party;
    }

    /// <summary>Never to be joined from now on, nor any group that holds them.</summary>
    public void Forbid(int a, int b)
    {
        var (left, right) = (Find(a), Find(b));
        Forbidden(left).Add(right);
        Forbidden(right).Add(left);
    }

    /// <summary>Joins two groups without asking.</summary>
    public void Join(int a, int b)
    {
        var (left, right) = (Find(a), Find(b));
        if (left == right)
            return;
        var (root, child) = left < right ? (left, right) : (right, left);
        _parent[child] = root;
        var grown = _members[root] ??= [root];
        grown.AddRange(_members[child] ?? [child]);
        _members[child] = null;
        if (!_forbidden.Remove(child, out var others))
            return;
        Forbidden(root).UnionWith(others);
        foreach (var other in others)
        {
            Forbidden(other).Remove(child);
            Forbidden(other).Add(root);
        }
    }

    /// <summary>Whether a steward parted the two groups.</summary>
    public bool IsForbidden(int a, int b) => _forbidden.TryGetValue(Find(a), out var others) && others.Contains(Find(b));

    /// <summary>Whether evidence may join two sets of parties: no steward parted any two, no governed id clashes.</summary>
    public bool MayJoin(IReadOnlyList<int> left, IReadOnlyList<int> right)
    {
        foreach (var x in left)
        {
            foreach (var y in right)
            {
                if (_forbidden.Count > 0 && IsForbidden(x, y) || GovernedClash(x, y) is not null)
                    return false;
            }
        }

        return true;
    }

    /// <summary>What speaks against joining the two groups; null when nothing does.</summary>
    public string? ClashOf(int a, int b)
    {
        var (left, right) = (Find(a), Find(b));
        if (IsForbidden(left, right))
            return "parted by a steward";
        foreach (var x in Sample(left))
        {
            foreach (var y in Sample(right))
            {
                if (ClashOfParties(x, y) is { } clash)
                    return clash;
            }
        }

        return null;
    }

    private string? ClashOfParties(int x, int y)
    {
        if (_terms.Given[x] is > 0 and var given && _terms.Given[y] is > 0 and var other && given != other
            && Clashes.GivenNames(Text(given), Text(other)) && !IsSwapped(x, y))
            return "given names clash";
        if (_terms.Birth[x] is > 0 and var birth && _terms.Birth[y] is > 0 and var date && birth != date && Clashes.BirthDates(Text(birth), Text(date)))
            return "birth dates clash";
        return GovernedClash(x, y);
    }

    private string? GovernedClash(int x, int y)
    {
        foreach (var id in _terms.Identifiers[x])
        {
            var kind = _terms.Meanings[id].Kind;
            if (_governed.Contains(kind) && !_terms.Identifiers[y].Contains(id) && Array.Exists(_terms.Identifiers[y], other => _terms.Meanings[other].Kind == kind))
                return $"two values of {kind}";
        }

        return null;
    }

    private bool IsSwapped(int x, int y) =>
        _terms.Family[x] > 0 && _terms.Family[y] > 0
        && (Text(_terms.Given[x]) == Text(_terms.Family[y]) || Text(_terms.Given[y]) == Text(_terms.Family[x]));

    private string Text(int number) => _terms.Meanings[number].Value;

    // Members of a group agree with each other, so its first and last few stand for it: large groups stay cheap.
    private IEnumerable<int> Sample(int root) => _members[root] switch
    {
        null => [root],
        { Count: <= 2 * MostValues } all => all,
        var all => all.Take(MostValues).Concat(all.TakeLast(MostValues)),
    };

    private HashSet<int> Forbidden(int root) =>
        _forbidden.TryGetValue(root, out var others) ? others : _forbidden[root] = [];
}
