namespace CustomerJourney.Identity.Linkage;

/// <summary>
/// The blocks of one rule, kept as records come and go: what <see cref="Splitting"/> makes of all at once. A key's records are a leaf until they are too many;
/// then they are split by the rule's columns, and after these by id, where the record of least rank stands for its part among the other parts.
/// </summary>
/// <param name="splits">How many columns split.</param>
/// <param name="largest">The largest leaf.</param>
/// <param name="partOf">A record's part at a depth.</param>
/// <param name="rankOf">Orders records, to choose who stands for a part.</param>
internal sealed class KeyTree(int splits, int largest, Func<int, int, int> partOf, Func<int, (ulong, string)> rankOf)
{
    private readonly Dictionary<ulong, int> _single = []; // most keys have one record
    private readonly Dictionary<ulong, Node> _roots = [];

    private int Deepest => splits + Splitting.MostHashSplits;

    /// <summary>Adds a record and tells whose blocks changed beyond its own coming.</summary>
    public void Add(ulong key, int record, ISet<int> changed)
    {
        if (_roots.TryGetValue(key, out var root))
        {
            Add(root, record, changed);
            return;
        }

        if (_single.TryAdd(key, record))
            return;
        _single.Remove(key, out var first);
        _roots.Add(key, root = new(0));
        Add(root, first, changed);
        Add(root, record, changed);
    }

    /// <summary>Takes a record out and tells whose blocks changed beyond its own going.</summary>
    public void Remove(ulong key, int record, ISet<int> changed)
    {
        if (_single.Remove(key))
            return;
        var root = _roots[key];
        Remove(root, record, changed);
        if (root.Count == 0)
            _roots.Remove(key);
    }

    /// <summary>The records that share a block with a record that is in the tree.</summary>
    public void Neighbours(ulong key, int record, ISet<int> found)
    {
        if (!_roots.TryGetValue(key, out var node))
            return;
        while (node.Children is not null)
        {
            var child = node.Children[partOf(record, node.Depth)];
            if (node.Depth >= splits && child.Representative == record)
                found.UnionWith(node.Children.Values.Select(part => part.Representative));
            node = child;
        }

        found.UnionWith(node.Leaf);
        found.Remove(record);
    }

    /// <summary>The records in the block where a record that is not in the tree would come to.</summary>
    public void WouldMeet(ulong key, Func<int, int> part, ISet<int> found)
    {
        if (_single.TryGetValue(key, out var only))
            found.Add(only);
        if (!_roots.TryGetValue(key, out var node))
            return;
        while (node.Children is not null)
        {
            if (!node.Children.TryGetValue(part(node.Depth), out var child))
                return;
            node = child;
        }

        found.UnionWith(node.Leaf);
    }

    private void Add(Node node, int record, ISet<int> changed)
    {
        if (node.Count++ == 0 || IsBefore(record, node.Representative))
            node.Representative = record;
        if (node.Children is null)
        {
            node.Leaf.Add(record);
            if (node.Leaf.Count > largest && node.Depth < Deepest)
                Split(node, changed);
            return;
        }

        var child = ChildFor(node, record);
        var before = child.Count == 0 ? record : child.Representative;
        Add(child, record, changed);
        Tell(node, before, child.Representative, changed);
    }

    private void Split(Node node, ISet<int> changed)
    {
        changed.UnionWith(node.Leaf);
        node.Children = [];
        foreach (var record in node.Leaf)
            Add(ChildFor(node, record), record, changed);
        node.Leaf = [];
    }

    private Node ChildFor(Node node, int record)
    {
        var part = partOf(record, node.Depth);
        if (!node.Children!.TryGetValue(part, out var child))
            node.Children.Add(part, child = new(node.Depth + 1));
        return child;
    }

    private void Remove(Node node, int record, ISet<int> changed)
    {
        node.Count--;
        if (node.Children is null)
        {
            node.Leaf.Remove(record);
            if (node.Representative == record && node.Count > 0)
                node.Representative = First(node.Leaf);
            return;
        }

        var part = partOf(record, node.Depth);
        var child = node.Children[part];
        var before = child.Representative;
        Remove(child, record, changed);
        if (child.Count == 0)
            node.Children.Remove(part);
        else
            Tell(node, before, child.Representative, changed);
        if (node.Representative == record)
            node.Representative = First(node.Children.Values.Select(other => other.Representative));
        if (node.Count > largest)
            return;
        changed.UnionWith(node.Children.Values.Select(other => other.Representative));
        node.Leaf = [.. MembersOf(node)];
        node.Children = null;
        changed.UnionWith(node.Leaf);
    }

    // Who stands for a part no longer, and who does now, meet others than before.
    private void Tell(Node node, int before, int now, ISet<int> changed)
    {
        if (before == now || node.Depth < splits)
            return;
        changed.Add(before);
        changed.Add(now);
    }

    private bool IsBefore(int record, int other) => rankOf(record).CompareTo(rankOf(other)) < 0;

    private int First(IEnumerable<int> records) => records.MinBy(rankOf);

    private static IEnumerable<int> MembersOf(Node node) => node.Children is null ? node.Leaf : node.Children.Values.SelectMany(MembersOf);

    private sealed class Node(int depth)
    {
        public int Depth { get; } = depth;

        public int Count { get; set; }

        /// <summary>The member of least rank.</summary>
        public int Representative { get; set; }

        public List<int> Leaf { get; set; } = new(2);

        public Dictionary<int, Node>? Children { get; set; }
    }
}
