using System.Runtime.InteropServices;
using System.Text;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Puts the rows of one file into the graph.</summary>
internal sealed class RowLoader
{
    private const byte Semicolon = (byte)';';
    private const byte Escape = (byte)'\\';

    private readonly CsvRows _rows;
    private readonly CsvLayout _layout;
    private readonly LoadRequest _request;
    private readonly int[] _keys;
    private readonly List<(int Column, StoredValue Value)> _values = [];
    private readonly List<(int Key, StoredValue Value)> _keyed = [];
    private readonly bool _keysDiffer;
    private byte[] _labelText = [];
    private int _labelSet;
    private int _label;
    private byte[] _unescaped = new byte[256];
    private int _records;
    private int _duplicates;

    public RowLoader(CsvRows reader, CsvLayout layout, LoadRequest request, GraphNames names)
    {
        (_rows, _layout, _request) = (reader, layout, request);
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
        ReadValues(transaction.Names);
        if (_layout.IsEdges)
            LoadEdge(transaction, id);
        else
            LoadVertex(transaction, id);
        return (_records, _duplicates);
    }

    private void ReadValues(GraphNames names)
    {
        _values.Clear();
        for (var column = 0; column < _layout.Columns.Length; column++)
        {
            var definition = _layout.Columns[column];
            if (definition.Role != CsvRole.Property || column >= _rows.FieldCount)
                continue;
            var cell = _rows[column];
            if (definition.IsArray)
                ReadArray(names, column, cell);
            else if (!cell.IsEmpty || (_request.AllowEmptyStrings && definition.Type == PropertyType.String))
                ReadValue(names, column, cell);
        }
    }

    private void ReadValue(GraphNames names, int column, ReadOnlySpan<byte> cell)
    {
        if (!CellParser.TryParse(cell, _layout.Columns[column].Type, names, out var value))
            throw new RowException(LoadErrors.TypeMismatch, $"Column {_layout.Columns[column].Name} has a value that is no {_layout.Columns[column].Type}.");
        _values.Add((column, value));
    }

    private void ReadArray(GraphNames names, int column, ReadOnlySpan<byte> cell)
    {
        while (!cell.IsEmpty)
        {
            var end = EndOfPart(cell, out var isEscaped);
            var part = isEscaped ? Unescape(cell[..end]) : cell[..end];
            if (!part.IsEmpty)
                ReadValue(names, column, part);
            cell = end < cell.Length ? cell[(end + 1)..] : default;
        }
    }

    private static int EndOfPart(ReadOnlySpan<byte> cell, out bool isEscaped)
    {
        isEscaped = false;
        for (var place = 0; place < cell.Length; place++)
        {
            if (cell[place] == Semicolon)
                return place;
            if (cell[place] != Escape || place + 1 == cell.Length || cell[place + 1] != Semicolon)
                continue;
            isEscaped = true;
            place++;
        }

        return cell.Length;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> part)
    {
        if (_unescaped.Length < part.Length)
            _unescaped = new byte[part.Length];
        var length = 0;
        for (var place = 0; place < part.Length; place++)
        {
            if (part[place] == Escape && place + 1 < part.Length && part[place + 1] == Semicolon)
                place++;
            _unescaped[length++] = part[place];
        }

        return _unescaped.AsSpan(0, length);
    }

    private void LoadVertex(GraphTransaction transaction, ReadOnlySpan<byte> id)
    {
        ReadLabel(transaction.Names, "vertex");
        var before = transaction.ChangeCount;
        var vertex = transaction.FindOrAddVertex(id, _labelSet);
        var labels = transaction.Names.LabelSets[_labelSet].Length;
        Count(labels, labels - (transaction.ChangeCount - before));
        if (TryKeyed() && !transaction.View.HasVertexProperties(vertex))
        {
            transaction.SetNewVertexProperties(vertex, CollectionsMarshal.AsSpan(_keyed));
            Count(_keyed.Count, 0);
            return;
        }

        foreach (var (column, value) in _values)
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
        if (isOther && !_request.UpdateSingleCardinalityProperties)
            throw new RowException(LoadErrors.SingleCardinality, $"Property {_layout.Columns[column].Name} of cardinality single has another value already.");
        transaction.SetVertexProperty(vertex, key, value);
        Count(1, transaction.ChangeCount == before ? 1 : 0);
    }

    private void LoadEdge(GraphTransaction transaction, ReadOnlySpan<byte> id)
    {
        ReadLabel(transaction.Names, "edge");
        var view = transaction.View;
        var (source, target) = _rows.Ends(view);
        if (source < 0 || target < 0)
            throw new RowException(LoadErrors.MissingVertex, "The edge's ~from or ~to is no vertex.");
        var edge = view.FindEdge(id);
        if (edge >= 0 && (view.Source(edge) != source || view.Target(edge) != target || view.EdgeLabel(edge) != _label))
            throw new RowException(LoadErrors.OtherEdge, "Another edge has this ~id.");
        Count(1, edge >= 0 ? 1 : 0);
        if (edge < 0)
        {
            edge = transaction.AddEdge(id, _label, source, target);
            if (TryKeyed())
            {
                transaction.SetNewEdgeProperties(edge, CollectionsMarshal.AsSpan(_keyed));
                Count(_keyed.Count, 0);
                return;
            }
        }

        foreach (var (column, value) in _values)
            LoadEdgeValue(transaction, edge, column, value);
    }

    private void LoadEdgeValue(GraphTransaction transaction, int edge, int column, StoredValue value)
    {
        var key = _keys[column];
        var isThere = transaction.View.TryGetEdgeValue(edge, key, out var old);
        if (isThere && old != value && !_request.UpdateSingleCardinalityProperties)
            throw new RowException(LoadErrors.SingleCardinality, $"Property {_layout.Columns[column].Name} of the edge has another value already.");
        transaction.SetEdgeProperty(edge, key, value);
        Count(1, isThere && old == value ? 1 : 0);
    }

    /// <summary>The row's values by key; false when there are none or a key has several.</summary>
    private bool TryKeyed()
    {
        _keyed.Clear();
        foreach (var (column, value) in _values)
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
