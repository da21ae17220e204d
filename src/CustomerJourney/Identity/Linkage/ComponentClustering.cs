namespace CustomerJourney.Identity.Linkage;

/// <summary>Average link in one component: a heap of group pairs, refreshed as groups join.</summary>
internal sealed class ComponentClustering
{
    private readonly ClusteringOptions _options;
    private readonly Dictionary<int, (double Sum, int Count)>[] _near;
    private readonly List<int>?[] _groups;
    private readonly PriorityQueue<(int A, int B, int Version), (double, int, int)> _heap = new();
    private readonly int[] _version;
    private readonly Func<int, int, double> _bitsOf;

    public ComponentClustering(ReadOnlySpan<int> records, ReadOnlySpan<int> pairNumbers, ScoredPair[] pairs, ClusteringOptions options, Func<int, int, double> bitsOf)
    {
        (_options, _bitsOf) = (options, bitsOf);
        _groups = [.. Beginning(records.ToArray(), options.Joined)];
        var nodeOf = new Dictionary<int, int>();
        for (var node = 0; node < _groups.Length; node++)
        {
            foreach (var record in _groups[node]!)
                nodeOf[record] = node;
        }

        _near = [.. _groups.Select(_ => new Dictionary<int, (double, int)>())];
        _version = new int[_groups.Length];
        foreach (var number in pairNumbers)
            Put(nodeOf[pairs[number].A], nodeOf[pairs[number].B], pairs[number].Bits);
        for (var a = 0; a < _near.Length; a++)
        {
            foreach (var b in _near[a].Keys.Where(b => b > a).Order().ToArray())
            {
                _near[a][b] = _near[b][a] = Whole(a, b);
                Push(a, b);
            }
        }
    }

    /// <summary>Joins groups while evidence speaks for it, writes the clusters and tells of every join.</summary>
    public void Run(int[] cluster, List<GroupJoin> joins)
    {
        while (_heap.TryDequeue(out var top, out var order))
        {
            if (_groups[top.A] is not { } left || _groups[top.B] is not { } right || _version[top.A] + _version[top.B] != top.Version || !_options.MayJoin(left, right))
                continue;
            joins.Add(new(left.Min(), right.Min(), -order.Item1, (long)left.Count * right.Count));
            Join(top.A, top.B);
        }

        foreach (var group in _groups.OfType<List<int>>())
        {
            var smallest = group.Min();
            foreach (var record in group)
                cluster[record] = smallest;
        }
    }

    private static IEnumerable<List<int>> Beginning(int[] records, int[]? joined) =>
        joined is null ? records.Select(record => new List<int> { record }) : records.GroupBy(record => joined[record]).Select(group => group.ToList());

    private void Put(int a, int b, double bits)
    {
        if (a == b)
            return;
        bits = Math.Clamp(bits, -_options.MostBits, _options.MostBits);
        var (sum, count) = _near[a].GetValueOrDefault(b);
        _near[a][b] = _near[b][a] = (sum + bits, count + 1);
    }

    // Groups that were joined beforehand: their pairs that no key brought together are scored too.
    private (double, int) Whole(int a, int b)
    {
        var known = _near[a][b];
        var all = _groups[a]!.Count * _groups[b]!.Count;
        return known.Count == all ? known : Score(_groups[a]!, _groups[b]!);
    }

    private void Push(int a, int b)
    {
        var mean = MeanOf(a, b);
        if (mean > _options.ThresholdBits)
            _heap.Enqueue((a, b, _version[a] + _version[b]), (-mean, Math.Min(a, b), Math.Max(a, b)));
    }

    private double MeanOf(int a, int b)
    {
        var (sum, count) = _near[a][b];
        var all = (double)_groups[a]!.Count * _groups[b]!.Count;
        return (sum + (all - count) * _options.MissingBits) / all;
    }

    private void Join(int a, int b)
    {
        var (keep, gone) = _near[a].Count >= _near[b].Count ? (a, b) : (b, a);
        _near[keep].Remove(gone);
        _near[gone].Remove(keep);
        foreach (var other in _near[keep].Keys.Union(_near[gone].Keys).ToArray())
        {
            var (sum, count) = Sum(Between(keep, other), Between(gone, other));
            _near[keep][other] = _near[other][keep] = (sum, count);
            _near[other].Remove(gone);
        }

        _groups[keep]!.AddRange(_groups[gone]!);
        _groups[keep]!.Sort();
        _groups[gone] = null;
        _near[gone] = [];
        _version[keep] += 2 * _groups.Length;
        foreach (var other in _near[keep].Keys)
            Push(keep, other);
    }

    private static (double, int) Sum((double Sum, int Count) one, (double Sum, int Count) two) => (one.Sum + two.Sum, one.Count + two.Count);

    // Pairs that no key brought together are scored when they come to matter; between large groups an even share of them stands for all.
    private (double Sum, int Count) Between(int a, int b)
    {
        if (_near[a].TryGetValue(b, out var known))
            return known;
        return Score(_groups[a]!, _groups[b]!);
    }

    private (double Sum, int Count) Score(List<int> left, List<int> right)
    {
        double sum = 0;
        var all = left.Count * right.Count;
        var step = Math.Max(1, all / _options.MostPairsScored | 1);
        var scored = 0;
        for (var pair = 0; pair < all; pair += step, scored++)
            sum += Math.Clamp(_bitsOf(left[pair / right.Count], right[pair % right.Count]), -_options.MostBits, _options.MostBits);
        return (sum / scored * all, all);
    }
}
