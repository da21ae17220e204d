namespace CustomerJourney.Identity.Linkage;

/// <summary>What stewards settled, by record id; the last word on a pair counts.</summary>
internal sealed class SettledPairs
{
    private readonly Dictionary<string, HashSet<string>> _same = [];
    private readonly Dictionary<string, HashSet<string>> _different = [];

    /// <summary>Takes a word.</summary>
    public void Settle(string a, string b, StewardVerdict verdict)
    {
        var (into, from) = verdict == StewardVerdict.Same ? (_same, _different) : (_different, _same);
        foreach (var (one, other) in ((string, string)[])[(a, b), (b, a)])
        {
            (into.TryGetValue(one, out var set) ? set : into[one] = []).Add(other);
            if (from.TryGetValue(one, out var old))
                old.Remove(other);
        }
    }

    /// <summary>The records that were said to be the same as one.</summary>
    public IEnumerable<string> SameAs(string id) => _same.TryGetValue(id, out var others) ? others : [];

    /// <summary>The constraints among some records, sorted by id.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="sources">Their sources where a cluster takes one of each; else null.</param>
    public LinkageConstraints ConstraintsFor(string[] ids, List<string>? sources)
    {
        bool Fits(List<int> left, List<int> right) => !left.Exists(x => right.Exists(y =>
            sources is not null && sources[x] == sources[y] || _different.TryGetValue(ids[x], out var others) && others.Contains(ids[y])));
        return new(_same.Count == 0 ? null : Joined(ids, Fits), Fits);
    }

    private int[] Joined(string[] ids, Func<List<int>, List<int>, bool> fits)
    {
        var groups = Enumerable.Range(0, ids.Length).Select(record => new List<int> { record }).ToArray();
        for (var record = 0; record < ids.Length; record++)
        {
            foreach (var other in SameAs(ids[record]).Select(id => Array.BinarySearch(ids, id, StringComparer.Ordinal)).Where(other => other > record).Order())
            {
                var (left, right) = (groups[record], groups[other]);
                if (left == right || !fits(left, right))
                    continue;
                left.AddRange(right);
                right.ForEach(member => groups[member] = left);
            }
        }

        return Array.ConvertAll(groups, group => group.Min());
    }
}
