namespace Gremlin.Store;

internal sealed partial class GraphTransaction
{
    /// <summary>The value of a string in this graph.</summary>
    public StoredValue Text(string text) => Names.Intern(text);

    /// <summary>Gives a vertex that has none its properties.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="values">Keys, all different, and a value of each.</param>
    public void SetNewVertexProperties(int vertex, ReadOnlySpan<(int Key, StoredValue Value)> values)
    {
        View.VertexRows.Set(vertex, View.Rows.Create(values));
        foreach (var (key, value) in values)
            VertexValueCame(vertex, key, value);
    }

    /// <summary>Gives an edge that has none its properties.</summary>
    /// <inheritdoc cref="SetNewVertexProperties"/>
    public void SetNewEdgeProperties(int edge, ReadOnlySpan<(int Key, StoredValue Value)> values)
    {
        View.EdgeRows.Set(edge, View.Rows.Create(values));
        foreach (var (key, value) in values)
        {
            _changes.EdgeProperty(remove: false, View, edge, key, value);
            Index(edges: true, edge, key, value, added: true);
        }
    }

    /// <summary>Makes the value the key's only one (cardinality <c>single</c>).</summary>
    public void SetVertexProperty(int vertex, int key, StoredValue value)
    {
        var row = View.VertexRows[vertex];
        if (View.Rows.Count(row, key) == 1 && View.Rows.Has(row, key, value))
            return;
        var old = View.Rows.Values(row, key);
        while (old.MoveNext())
            VertexValueGone(vertex, key, old.Value, alone: false);
        View.VertexRows.Set(vertex, View.Rows.Set(row, _ownFrom, key, value));
        VertexValueCame(vertex, key, value);
    }

    /// <summary>Adds the value to the key's set of values (cardinality <c>set</c>); nothing happens when it is there.</summary>
    /// <returns>Whether it was new.</returns>
    public bool AddVertexProperty(int vertex, int key, StoredValue value)
    {
        var row = View.VertexRows[vertex];
        if (View.Rows.Has(row, key, value))
            return false;
        View.VertexRows.Set(vertex, View.Rows.Add(row, _ownFrom, key, value));
        VertexValueCame(vertex, key, value);
        return true;
    }

    /// <summary>Takes one value of a key away.</summary>
    /// <returns>Whether it was there.</returns>
    public bool RemoveVertexProperty(int vertex, int key, StoredValue value)
    {
        var row = View.VertexRows[vertex];
        if (!View.Rows.Has(row, key, value))
            return false;
        VertexValueGone(vertex, key, value, alone: true);
        View.VertexRows.Set(vertex, View.Rows.Remove(row, _ownFrom, key, value));
        return true;
    }

    /// <summary>Makes the value the edge's property.</summary>
    public void SetEdgeProperty(int edge, int key, StoredValue value)
    {
        var row = View.EdgeRows[edge];
        if (View.Rows.TryGet(row, key, out var old))
        {
            if (old == value)
                return;
            EdgeValueGone(edge, key, old);
        }

        View.EdgeRows.Set(edge, View.Rows.Set(row, _ownFrom, key, value));
        _changes.EdgeProperty(remove: false, View, edge, key, value);
        Index(edges: true, edge, key, value, added: true);
    }

    /// <summary>Takes a property of an edge away.</summary>
    /// <returns>Whether it was there.</returns>
    public bool RemoveEdgeProperty(int edge, int key)
    {
        var row = View.EdgeRows[edge];
        if (!View.Rows.TryGet(row, key, out var old))
            return false;
        EdgeValueGone(edge, key, old);
        View.EdgeRows.Set(edge, View.Rows.RemoveKey(row, _ownFrom, key));
        return true;
    }

    private void RemoveAllVertexProperties(int vertex)
    {
        foreach (var (key, value) in View.VertexProperties(vertex))
            VertexValueGone(vertex, key, value, alone: false);
        View.Heap.Garbage += View.Rows.ShapeOf(View.VertexRows[vertex]).RowWords;
        View.VertexRows.Set(vertex, 0);
    }

    private void RemoveAllEdgeProperties(int edge)
    {
        var row = View.EdgeRows[edge];
        if (row == 0)
            return;
        foreach (var (key, value) in View.EdgeProperties(edge))
            EdgeValueGone(edge, key, value);
        View.Heap.Garbage += View.Rows.ShapeOf(row).RowWords;
        View.EdgeRows.Set(edge, 0);
    }

    private void VertexValueCame(int vertex, int key, StoredValue value)
    {
        _changes.VertexProperty(remove: false, View, vertex, key, value);
        if (View.Indexes.Length > 0 && ValueIndex.CountEqual(View.VertexValues(vertex, key), value) == 1)
            Index(edges: false, vertex, key, value, added: true);
    }

    /// <summary>Tells of a value that goes; it still is in the row.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="key">The key's number.</param>
    /// <param name="value">The value.</param>
    /// <param name="alone">Whether the key's other values stay.</param>
    private void VertexValueGone(int vertex, int key, StoredValue value, bool alone)
    {
        _changes.VertexProperty(remove: true, View, vertex, key, value);
        if (View.Indexes.Length == 0)
            return;
        var values = View.VertexValues(vertex, key);
        if (alone ? ValueIndex.CountEqual(values, value) == 1 : ValueIndex.FirstEqual(values, value) == value)
            Index(edges: false, vertex, key, value, added: false);
    }

    private void EdgeValueGone(int edge, int key, StoredValue value)
    {
        _changes.EdgeProperty(remove: true, View, edge, key, value);
        Index(edges: true, edge, key, value, added: false);
    }

    private void Index(bool edges, int element, int key, StoredValue value, bool added)
    {
        foreach (var index in View.Indexes)
        {
            if (index.Key == key && index.OfEdges == edges && IsUnder(index, element))
                Index(index, element, value, added);
        }
    }

    private bool IsUnder(ValueIndex index, int element) =>
        index.Label == 0 || (index.OfEdges ? View.EdgeLabel(element) == index.Label : View.HasLabel(element, index.Label));

    private void Index(ValueIndex index, int element, StoredValue value, bool added)
    {
        if (added)
            index.Add(element, value);
        else
            index.Remove(element, value);
        _indexed.Add((index, element, value, added));
    }

    private void IndexUnderLabel(int vertex, int label)
    {
        foreach (var index in View.Indexes)
        {
            if (index.OfEdges || index.Label != label)
                continue;
            var values = View.VertexValues(vertex, index.Key);
            while (values.MoveNext())
            {
                if (ValueIndex.FirstEqual(View.VertexValues(vertex, index.Key), values.Value) == values.Value)
                    Index(index, vertex, values.Value, added: true);
            }
        }
    }
}
