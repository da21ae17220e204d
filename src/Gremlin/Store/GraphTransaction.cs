using Gremlin.Store.Log;

namespace Gremlin.Store;

/// <summary>
/// The one transaction that may write now. It sees its own writes through <see cref="View"/>; others see them, all at once, when it is committed.
/// Disposed without a commit it leaves nothing.
/// </summary>
internal sealed partial class GraphTransaction : IDisposable
{
    private const string DefaultVertexLabel = "vertex";

    private readonly PropertyGraph _graph;
    private readonly ChangeEncoder _changes;
    private readonly List<(ValueIndex Index, int Element, StoredValue Value, bool Added)> _indexed = [];
    private readonly int _ownFrom;
    private readonly long _garbage;
    private readonly int _firstVertex;
    private readonly int _firstEdge;
    private long _madeIds;
    private bool _ended;

    internal GraphTransaction(PropertyGraph graph, Snapshot view, ChangeEncoder changes)
    {
        _graph = graph;
        View = view;
        Adjacency = graph.AdjacencyOf(view.Heap);
        _changes = changes;
        _ownFrom = view.Heap.Top;
        _garbage = view.Heap.Garbage;
        _firstVertex = view.VertexSlots;
        _firstEdge = view.EdgeSlots;
    }

    /// <summary>The graph as this transaction sees it.</summary>
    public Snapshot View { get; }

    /// <summary>How many labels and properties were added or removed so far.</summary>
    public int ChangeCount => _changes.Count;

    internal int ChangeBytes => _changes.Length;

    internal GraphNames Names => View.Names;

    internal Adjacency Adjacency { get; }

    /// <summary>Adds a vertex, or the labels to a vertex that has the id already.</summary>
    /// <param name="id">Its id; null makes one.</param>
    /// <param name="labels">Its labels as <c>A::B</c>; null or empty for <c>vertex</c>.</param>
    /// <exception cref="GraphException">A vertex with this id has all these labels already.</exception>
    public int AddVertex(string? id, string? labels)
    {
        var set = Names.LabelSets.Intern(string.IsNullOrEmpty(labels) ? DefaultVertexLabel : labels);
        if (Names.LabelSets[set].IsEmpty)
            set = Names.LabelSets.Intern(DefaultVertexLabel);
        using var utf8 = new Utf8(id ?? MakeId());
        return AddVertex(utf8.Span, set);
    }

    /// <inheritdoc cref="AddVertex(string, string)"/>
    public int AddVertex(ReadOnlySpan<byte> id, int labelSet)
    {
        var hash = TextIndex.Hash(id);
        var vertex = View.FindVertex(id, hash);
        if (vertex < 0)
            return NewVertex(id, hash, labelSet);
        if (!AddLabels(vertex, labelSet))
            throw GraphErrors.VertexExists(View.VertexId(vertex));
        return vertex;
    }

    /// <summary>The vertex with the id, whose hash is known, made if need be, with at least these labels.</summary>
    public int FindOrAddVertex(ReadOnlySpan<byte> id, ulong hash, int labelSet)
    {
        var vertex = View.FindVertex(id, hash);
        if (vertex < 0)
            return NewVertex(id, hash, labelSet);
        if (View.LabelSet(vertex) != labelSet)
            AddLabels(vertex, labelSet);
        return vertex;
    }

    /// <summary>Adds the labels that the vertex has not; false when it had all.</summary>
    public bool AddLabels(int vertex, int labelSet)
    {
        var old = View.LabelSet(vertex);
        var union = Names.LabelSets.Union(old, labelSet);
        if (union == old)
            return false;
        View.VertexLabels.Set(vertex, union);
        View.VertexLabelCounts.Add(old, -1);
        View.VertexLabelCounts.Add(union, 1);
        foreach (var label in Names.LabelSets[union])
        {
            if (Names.LabelSets.Contains(old, label))
                continue;
            _changes.VertexLabel(remove: false, View, vertex, label);
            IndexUnderLabel(vertex, label);
        }

        return true;
    }

    /// <summary>Adds an edge.</summary>
    /// <param name="id">Its id; null makes one.</param>
    /// <param name="label">Its label.</param>
    /// <param name="source">The vertex it leaves.</param>
    /// <param name="target">The vertex it comes to.</param>
    /// <exception cref="GraphException">There is an edge with this id.</exception>
    public int AddEdge(string? id, string label, int source, int target)
    {
        using var utf8 = new Utf8(id ?? MakeId());
        return AddEdge(utf8.Span, Names.Labels.Intern(label), source, target);
    }

    /// <inheritdoc cref="AddEdge(string, string, int, int)"/>
    public int AddEdge(ReadOnlySpan<byte> id, int label, int source, int target)
    {
        var hash = TextIndex.Hash(id);
        var edge = View.FindEdge(id, hash);
        if (edge >= 0)
            throw GraphErrors.EdgeExists(View.EdgeId(edge));
        if (!View.HasVertex(source) || !View.HasVertex(target))
            throw GraphErrors.VertexGone();
        return NewEdge(id, hash, label, source, target);
    }

    /// <summary>Adds an edge with an id that no other has, between vertices that are there.</summary>
    public int NewEdge(ReadOnlySpan<byte> id, ulong hash, int label, int source, int target)
    {
        var edge = View.EdgeIds.Add(id);
        View.EdgeIndex.Add(edge, hash);
        View.EdgeSlots = edge + 1;
        View.EdgeCount++;
        View.EdgeLabels.Set(edge, label);
        View.EdgeSources.Set(edge, source);
        View.EdgeTargets.Set(edge, target);
        View.EdgeRows.Set(edge, 0);
        View.EdgeLabelCounts.Add(label, 1);
        Attach(source, Adjacency.Key(label, Direction.Out), new Adjacent(edge, target));
        Attach(target, Adjacency.Key(label, Direction.In), new Adjacent(edge, source));
        _changes.Edge(remove: false, View, edge);
        return edge;
    }

    /// <summary>Drops an edge with its properties.</summary>
    public void DropEdge(int edge)
    {
        if (!View.HasEdge(edge))
            return;
        RemoveAllEdgeProperties(edge);
        RemoveEdge(edge, keepAt: Snapshot.None);
    }

    /// <summary>Drops a vertex with its properties and all its edges.</summary>
    public void DropVertex(int vertex)
    {
        if (!View.HasVertex(vertex))
            return;
        var edges = IncidentEdges(vertex);
        foreach (var edge in edges)
            RemoveAllEdgeProperties(edge);
        foreach (var edge in edges)
            RemoveEdge(edge, keepAt: vertex);
        RemoveAllVertexProperties(vertex);
        var set = View.LabelSet(vertex);
        foreach (var label in Names.LabelSets[set])
            _changes.VertexLabel(remove: true, View, vertex, label);
        Adjacency.Discard(View.VertexEdges[vertex]);
        View.VertexEdges.Set(vertex, 0);
        View.VertexLabels.Set(vertex, 0);
        View.VertexLabelCounts.Add(set, -1);
        View.VertexCount--;
    }

    /// <summary>Takes a label from a vertex that has others.</summary>
    internal void RemoveLabel(int vertex, int label)
    {
        var old = View.LabelSet(vertex);
        int[] left = [.. Names.LabelSets[old].ToArray().Where(each => each != label)];
        var set = Names.LabelSets.Intern(string.Join("::", left.Select(each => Names.Labels[each])));
        _changes.VertexLabel(remove: true, View, vertex, label);
        View.VertexLabels.Set(vertex, set);
        View.VertexLabelCounts.Add(old, -1);
        View.VertexLabelCounts.Add(set, 1);
    }

    /// <summary>Makes all changes durable and visible, in one.</summary>
    /// <returns>When it is safe to answer: the number of the commit, or of the last one if nothing was changed.</returns>
    public Task<long> CommitAsync()
    {
        var durable = _graph.Commit(View); // if it fails the transaction is rolled back when it is disposed
        _ended = true;
        return durable;
    }

    /// <summary>Gives up what was not committed.</summary>
    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        foreach (var (index, element, value, added) in Enumerable.Reverse(_indexed))
        {
            if (added)
                index.Remove(element, value);
            else
                index.Add(element, value);
        }

        Forget(View.VertexIds, View.VertexIndex, _firstVertex);
        Forget(View.EdgeIds, View.EdgeIndex, _firstEdge);
        View.Heap.Truncate(_ownFrom);
        View.Heap.Garbage = _garbage;
        _graph.RollBack();
    }

    private static void Forget(TextTable ids, TextIndex index, int from)
    {
        for (var element = ids.Count - 1; element >= from; element--)
            index.Remove(element, TextIndex.Hash(ids[element]));
        ids.Truncate(from);
    }

    private string MakeId() => _graph.MakeId(View.CommitNum + 1, ++_madeIds);

    private int NewVertex(ReadOnlySpan<byte> id, ulong hash, int labelSet)
    {
        var vertex = View.VertexIds.Add(id);
        View.VertexIndex.Add(vertex, hash);
        View.VertexSlots = vertex + 1;
        View.VertexCount++;
        View.VertexLabels.Set(vertex, labelSet);
        View.VertexEdges.Set(vertex, 0);
        View.VertexRows.Set(vertex, 0);
        View.VertexLabelCounts.Add(labelSet, 1);
        foreach (var label in Names.LabelSets[labelSet])
            _changes.VertexLabel(remove: false, View, vertex, label);
        return vertex;
    }

    private void Attach(int vertex, int key, Adjacent pair)
    {
        var old = View.VertexEdges[vertex];
        var directory = Adjacency.Add(old, _ownFrom, key, pair);
        if (directory != old)
            View.VertexEdges.Set(vertex, directory);
    }

    private void Detach(int vertex, int key, int edge)
    {
        var old = View.VertexEdges[vertex];
        var directory = Adjacency.Remove(old, _ownFrom, key, edge, View.HasEdge);
        if (directory != old)
            View.VertexEdges.Set(vertex, directory);
    }

    /// <summary>Takes an edge away; the adjacency of <paramref name="keepAt"/>, which goes as a whole, is left alone.</summary>
    private void RemoveEdge(int edge, int keepAt)
    {
        _changes.Edge(remove: true, View, edge);
        var label = View.EdgeLabel(edge);
        View.EdgeLabels.Set(edge, 0);
        View.EdgeLabelCounts.Add(label, -1);
        View.EdgeCount--;
        var (source, target) = (View.Source(edge), View.Target(edge));
        if (source != keepAt)
            Detach(source, Adjacency.Key(label, Direction.Out), edge);
        if (target != keepAt)
            Detach(target, Adjacency.Key(label, Direction.In), edge);
    }

    private List<int> IncidentEdges(int vertex)
    {
        var edges = new List<int>();
        foreach (var adjacent in View.Edges(vertex, Direction.Out, null))
            edges.Add(adjacent.Edge);
        foreach (var adjacent in View.Edges(vertex, Direction.In, null))
        {
            if (adjacent.Vertex != vertex)
                edges.Add(adjacent.Edge);
        }

        return edges;
    }
}
