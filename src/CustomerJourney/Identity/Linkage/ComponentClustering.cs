namespace CustomerJourney.Identity.Linkage;

/// <summary>Average link in one component: a heap of group pairs, refreshed as groups join.</summary>
internal sealed class ComponentClustering
{
    private readonly ClusteringOptions _options;
    private readonly List<int> _records;
    private readonly Dictionary<int, (double Sum, int Count)>[] _near;
    private readonly List<int>?[] _groups;
    private readonly PriorityQueue<(int A, int B, int Version), (double, int, int)> _heap = new();
    private readonly int[] _version;
    private readonly Func<int, int, double> _bitsOf;

    public ComponentClustering(Component component, ScoredPair[] pairs, ClusteringOptions options, Func<int, int, double> bitsOf)
    {
        (_options, _records) = (options, component.Records);
        _near = [.. _records.Select(_ => new Dictionary<int, (double, int)>())];
        _groups = [.. _records.Select((_, number) => new List<int> { number })];
        _version = new int[_records.Count];
        foreach (var pair in component.Pairs.Select(number => pairs[number]))
            Put(_records.BinarySearch(pair.A), _records.BinarySearch(pair.B), pair.Bits);
        _bitsOf = bitsOf;
        for (var a = 0; a < _records.Count; a++)
        {
            foreach (var b in _near[a].Keys.Where(b => b > a))
                Push(a, b);
        }
    }

    /// <summary>Joins groups while evidence speaks for it and writes the clusters.</summary>
    public void Run(int[] cluster)
    {
        while (_heap.TryDequeue(out var top, out _))
        {
            if (_groups[top.A] is null || _groups[top.B] is null || _version[top.A] + _version[top.B] != top.Version || !MayJoin(top.A, top.B))
                continue;
            Join(top.A, top.B);
        }

        foreach (var group in _groups)
        {
            if (group is null)
                continue;
            var smallest = group.Min(member => _records[member]);
            foreach (var member in group)
                cluster[_records[member]] = smallest;
        }
    }

    private bool MayJoin(int a, int b) =>
        _options.OneOfEach is not { } sources || !_groups[a]!.Any(x => _groups[b]!.Any(y => sources[_records[x]] == sources[_records[y]]));

    private void Put(int a, int b, double bits)
    {
        bits = Math.Clamp(bits, -_options.MostBits, _options.MostBits);
        _near[a][b] = (bits, 1);
        _near[b][a] = (bits, 1);
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
        _groups[gone] = null;
        _near[gone] = [];
        _version[keep] += 2 * _records.Count;
        foreach (var other in _near[keep].Keys)
            Push(keep, other);
    }

    private static (double, int) Sum((double Sum, int Count) one, (double Sum, int Count) two) => (one.Sum + two.Sum, one.Count + two.Count);

    // Pairs that no key brought together are scored when they come to matter; between large groups they count as missing.
    private (double Sum, int Count) Between(int a, int b)
    {
        if (_near[a].TryGetValue(b, out var known))
            return known;
        var (left, right) = (_groups[a]!, _groups[b]!);
        if (left.Count * right.Count > _options.MostPairsScored)
            return (0, 0);
        double sum = 0;
        foreach (var x in left)
        {
            foreach (var y in right)
                sum += Math.Clamp(_bitsOf(_records[x], _records[y]), -_options.MostBits, _options.MostBits);
        }

        return (sum, left.Count * right.Count);
    }
}
