namespace CustomerJourney.Identity.Linkage;

/// <summary>The blocks of one rule, kept record by record: the same blocks as <see cref="Splitting"/> finds for all records at once.</summary>
/// <param name="splits">How many columns can split a block.</param>
/// <param name="largest">Blocks with more records are split.</param>
/// <param name="partOf">Number of a record's part at a depth.</param>
/// <param name="rankOf">Orders records, to choose who stands for a part.</param>
internal sealed class KeyTree(int splits, int largest, Func<int, int, int> partOf, Func<int, (ulong, string)> rankOf)
{
    private readonly Dictionary<ulong, Node> _roots = [];

    private int Deepest => splits + Splitting.MostHashSplits;

    /// <summary>Adds a record and tells whose blocks changed beyond its own coming.</summary>
    public void Add(ulong key, int record, ISet<int> changed)
    {
        if (!_roots.TryGetValue(key, out var root))
            _roots.Add(key, root = new(0));
        Add(root, record, changed);
    }

    /// <summary>Takes a record out and tells whose blocks changed beyond its own going.</summary>
    public void Remove(ulong key, int record, ISet<int> changed)
    {
        var root = _roots[key];
        Remove(root, record, changed);
        if (root.Count == 0)
            _roots.Remove(key);
    }

    /// <summary>The records that share a block with a record that is in the tree.</summary>
    public void Neighbours(ulong key, int record, ISet<int> found)
    {
        var node = _roots[key];
        while (node.Children is not null)
        {
            var child = node.Children[partOf(record, node.Depth)];
            if (node.Depth >= splits && RepresentativeOf(child) == record)
                found.UnionWith(Representatives(node));
            node = child;
        }

        found.UnionWith(node.Leaf);
        found.Remove(record);
    }

    /// <summary>The records in the block where a record that is not in the tree would come to.</summary>
    public void WouldMeet(ulong key, Func<int, int> part, ISet<int> found)
    {
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
        node.Count++;
        if (node.Children is null)
        {
            node.Leaf.Add(record);
            if (node.Leaf.Count > largest && node.Depth < Deepest)
                Split(node, changed);
            return;
        }

        MarkRepresentatives(node, changed);
        Add(ChildFor(node, record), record, changed);
        MarkRepresentatives(node, changed);
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
            return;
        }

        MarkRepresentatives(node, changed);
        var part = partOf(record, node.Depth);
        Remove(node.Children[part], record, changed);
        if (node.Children[part].Count == 0)
            node.Children.Remove(part);
        if (node.Count > largest)
        {
            MarkRepresentatives(node, changed);
            return;
        }

        node.Leaf = [.. MembersOf(node)];
        node.Children = null;
        changed.UnionWith(node.Leaf);
    }

    private void MarkRepresentatives(Node node, ISet<int> changed)
    {
        if (node.Depth >= splits)
            changed.UnionWith(Representatives(node));
    }

    private IEnumerable<int> Representatives(Node node) => node.Children!.Values.Select(RepresentativeOf);

    private int RepresentativeOf(Node node) => MembersOf(node).MinBy(rankOf);

    private static IEnumerable<int> MembersOf(Node node) => node.Children is null ? node.Leaf : node.Children.Values.SelectMany(MembersOf);

    private sealed class Node(int depth)
    {
        public int Depth { get; } = depth;

        public int Count { get; set; }

        public List<int> Leaf { get; set; } = [];

        public Dictionary<int, Node>? Children { get; set; }
    }
}
