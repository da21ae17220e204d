namespace Gremlin.Store;

/// <summary>Walks over the elements that an index gives for a value and that have it in one state.</summary>
internal struct IndexCursor
{
    private readonly Snapshot _graph;
    private readonly ValueIndex _index;
    private readonly ValueIndex.Table _table;
    private readonly uint _hash;
    private readonly StoredValue _value;
    private int _entry;

    public IndexCursor(Snapshot graph, ValueIndex index, ValueIndex.Table table, uint hash, StoredValue value)
    {
        (_graph, _index, _table, _hash, _value) = (graph, index, table, hash, value);
        _entry = Volatile.Read(ref table.Buckets[hash & (table.Buckets.Length - 1)]);
    }

    /// <summary>Number of the vertex or edge.</summary>
    public int Current { get; private set; }

    public readonly IndexCursor GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_entry != 0)
        {
            var entry = _entry;
            _entry = _table.Next[entry];
            if (_table.Hashes[entry] != _hash || !Holds(_table.Elements[entry]))
                continue;
            Current = _table.Elements[entry];
            return true;
        }

        return false;
    }

    private readonly bool Holds(int element)
    {
        if (_index.OfEdges ? !_graph.HasEdge(element) : !_graph.HasVertex(element))
            return false;
        if (_index.Label != 0 && (_index.OfEdges ? _graph.EdgeLabel(element) != _index.Label : !_graph.HasLabel(element, _index.Label)))
            return false;
        var values = _index.OfEdges ? _graph.EdgeValues(element, _index.Key) : _graph.VertexValues(element, _index.Key);
        while (values.MoveNext())
        {
            if (ValueIndex.AreEqual(values.Value, _value))
                return true;
        }

        return false;
    }
}
