using System.Buffers;
using System.Buffers.Binary;

namespace Gremlin.Store.Log;

/// <summary>
/// Writes a transaction's changes as the log keeps them. A change is one byte (ADD or REMOVE, kind, whether the element is the one before),
/// the element's id unless it is the same, the key or label as a number of this transaction's names (0 and the name itself where it first occurs), and the rest by kind.
/// </summary>
internal sealed class ChangeEncoder
{
    public const int RemoveFlag = 1;
    public const int KindShift = 1;
    public const int SameElementFlag = 8;

    /// <summary>Stands for a change that an erasure took out.</summary>
    public const byte Erased = 0x10;

    private const int FirstBuffer = 1 << 12;

    /// <summary>A longer frame leaves with the buffer it was written into; of a shorter one a copy does.</summary>
    private const int WorthHandingOver = 1 << 16;

    private (long Transaction, int Number)[] _labels = new (long, int)[16];
    private (long Transaction, int Number)[] _keys = new (long, int)[16];
    private long _transaction = 1;
    private int _nameCount;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _length = LogFrame.HeaderBytes;
    private int _lastElement = -1;
    private byte[]? _copiedId;
    private bool _lastIsEdge;

    /// <summary>Writes nothing: the changes come from the log.</summary>
    public bool IsOff { get; set; }

    /// <summary>How many changes there are.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(LogFrame.HeaderBytes, Length);

    /// <summary>Bytes of the changes.</summary>
    public int Length => _length - LogFrame.HeaderBytes;

    public void Clear()
    {
        (_length, Count, _lastElement, _nameCount) = (LogFrame.HeaderBytes, 0, -1, 0);
        _transaction++;
    }

    /// <summary>The frame of the changes; the encoder begins anew.</summary>
    public FrameBuffer TakeFrame(long commitNum, long committedAt)
    {
        LogFrame.Seal(_buffer.AsSpan(0, _length), commitNum, committedAt, Count);
        FrameBuffer frame;
        if (_length < WorthHandingOver)
        {
            frame = new FrameBuffer(_buffer.AsSpan(0, _length).ToArray(), _length, isRented: false);
        }
        else
        {
            frame = new FrameBuffer(_buffer, _length, isRented: true);
            _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        }

        Clear();
        return frame;
    }

    public void VertexLabel(bool remove, Snapshot graph, int vertex, int label)
    {
        if (IsOff)
            return;
        Element(remove, ChangeKind.VertexLabel, vertex, graph.VertexIdUtf8(vertex));
        Name(isLabel: true, label, graph);
    }

    public void VertexProperty(bool remove, Snapshot graph, int vertex, int key, StoredValue value)
    {
        if (IsOff)
            return;
        Element(remove, ChangeKind.VertexProperty, vertex, graph.VertexIdUtf8(vertex));
        Name(isLabel: false, key, graph);
        Value(graph, value);
    }

    public void Edge(bool remove, Snapshot graph, int edge)
    {
        if (IsOff)
            return;
        Element(remove, ChangeKind.Edge, edge, graph.EdgeIdUtf8(edge));
        Name(isLabel: true, graph.EdgeLabel(edge), graph);
        Text(graph.VertexIdUtf8(graph.Source(edge)));
        Text(graph.VertexIdUtf8(graph.Target(edge)));
    }

    public void EdgeProperty(bool remove, Snapshot graph, int edge, int key, StoredValue value)
    {
        if (IsOff)
            return;
        Element(remove, ChangeKind.EdgeProperty, edge, graph.EdgeIdUtf8(edge));
        Name(isLabel: false, key, graph);
        Value(graph, value);
    }

    /// <summary>Leaves the number of a change that is no longer.</summary>
    public void AddErased()
    {
        Count++;
        Room(1)[0] = Erased;
        _lastElement = -1;
        _copiedId = null;
    }

    /// <summary>Writes a change as it was read, for an encoder that writes nothing else.</summary>
    public void Copy(ref ChangeDecoder change)
    {
        Count++;
        var isEdge = change.Kind >= ChangeKind.Edge;
        var same = _copiedId is not null && isEdge == _lastIsEdge && change.Id.SequenceEqual(_copiedId);
        Room(1)[0] = (byte)((change.IsRemoval ? RemoveFlag : 0) | ((int)change.Kind << KindShift) | (same ? SameElementFlag : 0));
        if (!same)
            Text(change.Id);
        (_copiedId, _lastIsEdge) = (same ? _copiedId : change.Id.ToArray(), isEdge);
        CopyName(change.Name, change.NameNumber);
        if (change.Kind == ChangeKind.Edge)
        {
            Text(change.Source);
            Text(change.Target);
        }
        else if (change.Kind != ChangeKind.VertexLabel)
        {
            CopyValue(ref change);
        }
    }

    private void CopyName(ReadOnlySpan<byte> name, int number)
    {
        if (!NumberOfName(isLabel: false, number))
            Text(name);
    }

    private void CopyValue(ref ChangeDecoder change)
    {
        Room(1)[0] = (byte)change.Type;
        if (change.Type == PropertyType.String)
            Text(change.Text);
        else
            Bits(new StoredValue(change.Type, change.Bits));
    }

    private void Element(bool remove, ChangeKind kind, int element, ReadOnlySpan<byte> id)
    {
        Count++;
        var isEdge = kind >= ChangeKind.Edge;
        var same = element == _lastElement && isEdge == _lastIsEdge;
        Room(1)[0] = (byte)((remove ? RemoveFlag : 0) | ((int)kind << KindShift) | (same ? SameElementFlag : 0));
        if (!same)
            Text(id);
        (_lastElement, _lastIsEdge) = (element, isEdge);
    }

    private void Name(bool isLabel, int number, Snapshot graph)
    {
        if (NumberOfName(isLabel, number))
            return;
        using var utf8 = new Utf8((isLabel ? graph.Names.Labels : graph.Names.Keys)[number]);
        Text(utf8.Span);
    }

    /// <summary>Writes a name's number in this transaction; false when it is new, and the name must follow.</summary>
    private bool NumberOfName(bool isLabel, int number)
    {
        ref var names = ref isLabel ? ref _labels : ref _keys;
        if (number >= names.Length)
            Array.Resize(ref names, Math.Max(number + 1, names.Length * 2));
        ref var known = ref names[number];
        if (known.Transaction == _transaction)
        {
            Number((uint)known.Number);
            return true;
        }

        known = (_transaction, ++_nameCount);
        Number(0);
        return false;
    }

    private void Value(Snapshot graph, StoredValue value)
    {
        Room(1)[0] = (byte)value.Type;
        if (value.Type == PropertyType.String)
            Text(graph.Names.Utf8(value));
        else
            Bits(value);
    }

    private void Bits(StoredValue value)
    {
        switch (value.Type)
        {
            case PropertyType.Bool or PropertyType.Byte:
                Room(1)[0] = (byte)value.Bits;
                break;
            case PropertyType.Float:
                BinaryPrimitives.WriteInt32LittleEndian(Room(4), (int)value.Bits);
                break;
            case PropertyType.Double:
                BinaryPrimitives.WriteInt64LittleEndian(Room(8), value.Bits);
                break;
            default:
                Number((ulong)((value.Bits << 1) ^ (value.Bits >> 63)));
                break;
        }
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        Number((uint)utf8.Length);
        utf8.CopyTo(Room(utf8.Length));
    }

    private void Number(ulong value)
    {
        const int Longest = 10;
        if (_length + Longest > _buffer.Length)
            Grow(Longest);
        for (; value >= 0x80; value >>= 7)
            _buffer[_length++] = (byte)(value | 0x80);
        _buffer[_length++] = (byte)value;
    }

    private Span<byte> Room(int length)
    {
        if (_length + length > _buffer.Length)
            Grow(length);
        var room = _buffer.AsSpan(_length, length);
        _length += length;
        return room;
    }

    private void Grow(int room)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(_buffer.Length * 2L, (long)_length + room)));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
