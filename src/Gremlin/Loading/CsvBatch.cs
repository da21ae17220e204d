using System.Runtime.ExceptionServices;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Some rows of a file, copied out of the reader's buffer, and for edges the vertices they join as one published state has them.</summary>
internal sealed class CsvBatch
{
    private readonly List<(int First, int Count, long Record)> _rows = [];
    private readonly List<(int Source, int Target)> _ends = [];
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
        _ends.Clear();
        (ByteCount, _fieldCount, IsLast, Failure, _state) = (0, 0, false, null, state);
    }

    public long RecordNumber(int row) => _rows[row].Record;

    public int FieldCount(int row) => _rows[row].Count;

    public ReadOnlySpan<byte> Field(int row, int field)
    {
        var (first, count, _) = _rows[row];
        if ((uint)field >= (uint)count) return default;
        var (place, length) = _fields[first + field];
        return _bytes.AsSpan(place, length);
    }

    /// <summary>Copies the reader's current record.</summary>
    public void Add(CsvReader reader)
    {
        _rows.Add((_fieldCount, reader.FieldCount, reader.RecordNumber));
        for (var field = 0; field < reader.FieldCount; field++)
        {
            var text = reader[field];
            if (ByteCount + text.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, ByteCount + text.Length));
            if (_fieldCount == _fields.Length) Array.Resize(ref _fields, _fieldCount * 2);
            text.CopyTo(_bytes.AsSpan(ByteCount));
            _fields[_fieldCount++] = (ByteCount, text.Length);
            ByteCount += text.Length;
        }
    }

    /// <summary>Looks up the last row's ends.</summary>
    public void FindEnds(int source, int target) => _ends.Add((Find(source), Find(target)));

    /// <summary>What was found, as far as it still holds in the view.</summary>
    public (int Source, int Target) Ends(int row, Snapshot view)
    {
        if (row >= _ends.Count || _state is null || !ReferenceEquals(_state.VertexIds, view.VertexIds)) return (Snapshot.None, Snapshot.None);
        var (source, target) = _ends[row];
        return (view.HasVertex(source) ? source : Snapshot.None, view.HasVertex(target) ? target : Snapshot.None);
    }

    private int Find(int field)
    {
        var id = Field(Count - 1, field);
        return id.IsEmpty ? Snapshot.None : _state!.FindVertex(id);
    }
}
