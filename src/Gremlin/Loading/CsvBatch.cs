using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Some rows of a file, copied out of the reader's buffer, with what could be found out ahead: the hash of each id, the values, and for edges the vertices they join as one published state has them.</summary>
internal sealed class CsvBatch(CsvLayout layout, RowValues cells)
{
    private readonly List<Row> _rows = [];
    private readonly List<(int Column, StoredValue Value)> _values = [];
    private readonly Dictionary<int, RowException> _wrong = [];
    private byte[] _bytes = new byte[1 << 17];
    private (int Place, int Length)[] _fields = new (int, int)[1 << 13];
    private int _fieldCount;
    private Snapshot? _state;

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>How many bytes the fields of all rows have.</summary>
    public int ByteCount { get; private set; }

    /// <summary>Whether the file ends with it.</summary>
    public bool IsLast { get; set; }

    /// <summary>What stopped the reading behind the last row.</summary>
    public ExceptionDispatchInfo? Failure { get; set; }

    public void Clear(Snapshot state)
    {
        _rows.Clear();
        _values.Clear();
        _wrong.Clear();
        (ByteCount, _fieldCount, IsLast, Failure, _state) = (0, 0, false, null, state);
    }

    public long RecordNumber(int row) => _rows[row].Record;

    public int FieldCount(int row) => _rows[row].Count;

    public ReadOnlySpan<byte> Field(int row, int field)
    {
        var (first, count) = (_rows[row].First, _rows[row].Count);
        if ((uint)field >= (uint)count) return default;
        var (place, length) = _fields[first + field];
        return _bytes.AsSpan(place, length);
    }

    /// <summary>The hash of the row's id.</summary>
    public ulong Hash(int row) => _rows[row].Hash;

    /// <summary>Copies the reader's current record and finds out about it what the state tells.</summary>
    public void Add(CsvReader reader)
    {
        var first = _fieldCount;
        for (var field = 0; field < reader.FieldCount; field++)
        {
            var text = reader[field];
            if (ByteCount + text.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, ByteCount + text.Length));
            if (_fieldCount == _fields.Length) Array.Resize(ref _fields, _fieldCount * 2);
            text.CopyTo(_bytes.AsSpan(ByteCount));
            _fields[_fieldCount++] = (ByteCount, text.Length);
            ByteCount += text.Length;
        }

        var firstValue = _values.Count;
        _rows.Add(new Row(first, reader.FieldCount, reader.RecordNumber, firstValue));
        var row = _rows.Count - 1;
        TryReadValues(row);
        CollectionsMarshal.AsSpan(_rows)[row] = _rows[row] with
        {
            ValueCount = _values.Count - firstValue,
            Hash = TextIndex.Hash(Field(row, layout.Id)),
            Source = layout.IsEdges ? Find(row, layout.Source) : Snapshot.None,
            Target = layout.IsEdges ? Find(row, layout.Target) : Snapshot.None,
        };
    }

    /// <summary>The row's values, each with its column, as these names have them.</summary>
    /// <param name="row">The row.</param>
    /// <param name="names">The graph's names now: those that the values were read with, unless the graph has been packed since.</param>
    /// <param name="own">Where values are put that are read anew.</param>
    /// <exception cref="RowException">A cell is not of its column's type.</exception>
    public ReadOnlySpan<(int Column, StoredValue Value)> Values(int row, GraphNames names, List<(int Column, StoredValue Value)> own)
    {
        if (_wrong.TryGetValue(row, out var wrong)) throw wrong;
        if (ReferenceEquals(names, _state!.Names)) return CollectionsMarshal.AsSpan(_values).Slice(_rows[row].FirstValue, _rows[row].ValueCount);
        own.Clear();
        cells.Read(this, row, names, own);
        return CollectionsMarshal.AsSpan(own);
    }

    /// <summary>The vertices that the row's edge joins, as far as what was found still holds in the view.</summary>
    public (int Source, int Target) Ends(int row, Snapshot view)
    {
        if (!ReferenceEquals(_state!.VertexIds, view.VertexIds)) return (Snapshot.None, Snapshot.None);
        var (source, target) = (_rows[row].Source, _rows[row].Target);
        return (view.HasVertex(source) ? source : Snapshot.None, view.HasVertex(target) ? target : Snapshot.None);
    }

    private void TryReadValues(int row)
    {
        try
        {
            cells.Read(this, row, _state!.Names, _values);
        }
        catch (RowException wrong)
        {
            _wrong[row] = wrong;
        }
    }

    private int Find(int row, int field)
    {
        var id = Field(row, field);
        return id.IsEmpty ? Snapshot.None : _state!.FindVertex(id);
    }

    private readonly record struct Row(int First, int Count, long Record, int FirstValue)
    {
        public int ValueCount { get; init; }

        public ulong Hash { get; init; }

        public int Source { get; init; }

        public int Target { get; init; }
    }
}
