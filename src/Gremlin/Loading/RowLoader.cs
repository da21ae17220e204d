using System.Runtime.InteropServices;
using System.Text;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Puts the rows of one file into the graph.</summary>
internal sealed class RowLoader
{
    private readonly CsvRows _rows;
    private readonly CsvLayout _layout;
    private readonly bool _updatesSingle;
    private readonly int[] _keys;
    private readonly List<(int Key, StoredValue Value)> _keyed = [];
    private readonly bool _keysDiffer;
    private byte[] _labelText = [];
    private int _labelSet;
    private int _label;
    private int _records;
    private int _duplicates;

    public RowLoader(CsvRows rows, CsvLayout layout, LoadRequest request, GraphNames names)
    {
        (_rows, _layout, _updatesSingle) = (rows, layout, request.UpdateSingleCardinalityProperties);
        _keysDiffer = layout.Columns.All(column => !column.IsArray) && layout.Columns.Select(column => column.Name).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Count() == layout.Columns.Count(column => column.Role == CsvRole.Property);
        _keys = [.. layout.Columns.Select(column => column.Role == CsvRole.Property ? names.Keys.Intern(column.Name) : 0)];
    }

    /// <summary>Puts the reader's current row in; one that cannot be read whole leaves nothing.</summary>
    /// <returns>Labels, properties and edges in it, and how many of them were there already.</returns>
    /// <exception cref="RowException">The row, or a part of it, could not be loaded.</exception>
    public (int Records, int Duplicates) Load(GraphTransaction transaction)
    {
        (_records, _duplicates) = (0, 0);
        if (_rows.FieldCount > _layout.Columns.Length)
            throw new RowException(LoadErrors.Parsing, "The record has more fields than the header.");
        var id = _rows[_layout.Id];
        if (id.IsEmpty || id.Contains((byte)0))
            throw new RowException(LoadErrors.Parsing, "The record has no ~id.");
        var values = _rows.Values(transaction.Names);
        if (_layout.IsEdges)
            LoadEdge(transaction, id, values);
        else
            LoadVertex(transaction, id, values);
        return (_records, _duplicates);
    }

    private void LoadVertex(GraphTransaction transaction, ReadOnlySpan<byte> id, ReadOnlySpan<(int Column, StoredValue Value)> values)
    {
        ReadLabel(transaction.Names, "vertex");
        var before = transaction.ChangeCount;
        _rows.Prefetch(transaction.View.VertexIndex);
        var vertex = transaction.FindOrAddVertex(id, _rows.Hash, _labelSet);
        var labels = transaction.Names.LabelSets[_labelSet].Length;
        Count(labels, labels - (transaction.ChangeCount - before));
        if (TryKeyed(values) && !transaction.View.HasVertexProperties(vertex))
        {
            transaction.SetNewVertexProperties(vertex, CollectionsMarshal.AsSpan(_keyed));
            Count(_keyed.Count, 0);
            return;
        }

        foreach (var (column, value) in values)
            LoadVertexValue(transaction, vertex, column, value);
    }

    private void LoadVertexValue(GraphTransaction transaction, int vertex, int column, StoredValue value)
    {
        var key = _keys[column];
        if (!_layout.Columns[column].IsSingle)
        {
            Count(1, transaction.AddVertexProperty(vertex, key, value) ? 0 : 1);
            return;
        }

        var before = transaction.ChangeCount;
        var isOther = transaction.View.TryGetVertexValue(vertex, key, out var old) && (old != value || transaction.View.CountVertexValues(vertex, key) > 1);
        if (isOther && !_updatesSingle)
            throw new RowException(LoadErrors.SingleCardinality, $"Property {_layout.Columns[column].Name} of cardinality single has another value already.");
        transaction.SetVertexProperty(vertex, key, value);
        Count(1, transaction.ChangeCount == before ? 1 : 0);
    }

    private void LoadEdge(GraphTransaction transaction, ReadOnlySpan<byte> id, ReadOnlySpan<(int Column, StoredValue Value)> values)
    {
        ReadLabel(transaction.Names, "edge");
        var view = transaction.View;
        var (source, target) = _rows.Ends(view);
        if (source < 0 || target < 0)
            throw new RowException(LoadErrors.MissingVertex, "The edge's ~from or ~to is no vertex.");
        _rows.Prefetch(view.EdgeIndex);
        var edge = view.FindEdge(id, _rows.Hash);
        if (edge >= 0 && (view.Source(edge) != source || view.Target(edge) != target || view.EdgeLabel(edge) != _label))
            throw new RowException(LoadErrors.OtherEdge, "Another edge has this ~id.");
        Count(1, edge >= 0 ? 1 : 0);
        if (edge < 0)
        {
            edge = transaction.NewEdge(id, _rows.Hash, _label, source, target);
            if (TryKeyed(values))
            {
                transaction.SetNewEdgeProperties(edge, CollectionsMarshal.AsSpan(_keyed));
                Count(_keyed.Count, 0);
                return;
            }
        }

        foreach (var (column, value) in values)
            LoadEdgeValue(transaction, edge, column, value);
    }

    private void LoadEdgeValue(GraphTransaction transaction, int edge, int column, StoredValue value)
    {
        var key = _keys[column];
        var isThere = transaction.View.TryGetEdgeValue(edge, key, out var old);
        if (isThere && old != value && !_updatesSingle)
            throw new RowException(LoadErrors.SingleCardinality, $"Property {_layout.Columns[column].Name} of the edge has another value already.");
        transaction.SetEdgeProperty(edge, key, value);
        Count(1, isThere && old == value ? 1 : 0);
    }

    /// <summary>The row's values by key; false when there are none or a key has several.</summary>
    private bool TryKeyed(ReadOnlySpan<(int Column, StoredValue Value)> values)
    {
        _keyed.Clear();
        foreach (var (column, value) in values)
            _keyed.Add((_keys[column], value));
        return _keyed.Count > 0 && (_keysDiffer || !HasTwice());
    }

    private bool HasTwice()
    {
        for (var place = 1; place < _keyed.Count; place++)
        {
            for (var before = 0; before < place; before++)
            {
                if (_keyed[before].Key == _keyed[place].Key)
                    return true;
            }
        }

        return false;
    }

    private void Count(int records, int duplicates)
    {
        _records += records;
        _duplicates += duplicates;
    }

    /// <summary>Finds the numbers of the row's labels, which mostly are those of the row before.</summary>
    private void ReadLabel(GraphNames names, string whenBlank)
    {
        var cell = _layout.Label < 0 ? default : _rows[_layout.Label];
        if (_labelSet != 0 && cell.SequenceEqual(_labelText))
            return;
        _labelText = cell.ToArray();
        var text = Encoding.UTF8.GetString(cell).Trim();
        text = text.Length == 0 ? whenBlank : text;
        if (_layout.IsEdges)
            _label = names.Labels.Intern(text);
        _labelSet = names.LabelSets.Intern(_layout.IsEdges ? text : string.Join("::", text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
    }
}
