using System.Buffers.Binary;

namespace Gremlin.Store.Log;

/// <summary>Walks over a transaction's changes, as <see cref="ChangeEncoder"/> wrote them, without copying.</summary>
internal ref struct ChangeDecoder
{
    private readonly ReadOnlySpan<byte> _changes;
    private readonly List<(int Place, int Length)> _names;
    private int _place;
    private int _idPlace;
    private int _idLength;

    public ChangeDecoder(ReadOnlySpan<byte> changes, List<(int Place, int Length)> names)
    {
        _changes = changes;
        _names = names;
        names.Clear();
    }

    /// <summary>Number of the current change in its transaction, from 1; erased ones count.</summary>
    public int OpNum { get; private set; }

    public bool IsRemoval { get; private set; }

    /// <summary>Whether the element is that of the change before.</summary>
    public bool IsSameElement { get; private set; }

    /// <summary>Whether the change was taken out by an erasure; it has no content then.</summary>
    public bool IsErased { get; private set; }

    public ChangeKind Kind { get; private set; }

    public readonly ReadOnlySpan<byte> Id => _changes.Slice(_idPlace, _idLength);

    /// <summary>Number of the label or key among the transaction's names, from 0.</summary>
    public int NameNumber { get; private set; }

    /// <summary>The label of <see cref="ChangeKind.VertexLabel"/> and <see cref="ChangeKind.Edge"/>; the key of the others.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    public PropertyType Type { get; private set; }

    /// <summary>The bits of a value that is not a string.</summary>
    public long Bits { get; private set; }

    /// <summary>The value of a string.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    public ReadOnlySpan<byte> Source { get; private set; }

    public ReadOnlySpan<byte> Target { get; private set; }

    public readonly bool IsAtEnd => _place >= _changes.Length;

    public bool MoveNext()
    {
        if (IsAtEnd)
            return false;
        OpNum++;
        var head = _changes[_place++];
        IsErased = head == ChangeEncoder.Erased;
        if (IsErased)
            return true;
        IsRemoval = (head & ChangeEncoder.RemoveFlag) != 0;
        Kind = (ChangeKind)((head >> ChangeEncoder.KindShift) & 3);
        IsSameElement = (head & ChangeEncoder.SameElementFlag) != 0;
        if (!IsSameElement)
            ReadId();
        ReadName();
        if (Kind == ChangeKind.Edge)
        {
            Source = ReadText();
            Target = ReadText();
        }
        else if (Kind != ChangeKind.VertexLabel)
        {
            ReadValue();
        }

        return true;
    }

    private void ReadId()
    {
        _idLength = (int)ReadNumber();
        _idPlace = _place;
        _place += _idLength;
    }

    private void ReadName()
    {
        var known = (int)ReadNumber();
        if (known == 0)
        {
            var length = (int)ReadNumber();
            _names.Add((_place, length));
            _place += length;
            known = _names.Count;
        }

        NameNumber = known - 1;
        var (place, bytes) = _names[NameNumber];
        Name = _changes.Slice(place, bytes);
    }

    private void ReadValue()
    {
        Type = (PropertyType)_changes[_place++];
        Text = default;
        switch (Type)
        {
            case PropertyType.String:
                Text = ReadText();
                break;
            case PropertyType.Bool or PropertyType.Byte:
                Bits = (sbyte)_changes[_place++];
                break;
            case PropertyType.Float:
                Bits = BinaryPrimitives.ReadInt32LittleEndian(_changes[_place..]);
                _place += sizeof(int);
                break;
            case PropertyType.Double:
                Bits = BinaryPrimitives.ReadInt64LittleEndian(_changes[_place..]);
                _place += sizeof(long);
                break;
            default:
                var folded = ReadNumber();
                Bits = (long)(folded >> 1) ^ -(long)(folded & 1);
                break;
        }
    }

    private ReadOnlySpan<byte> ReadText()
    {
        var length = (int)ReadNumber();
        var text = _changes.Slice(_place, length);
        _place += length;
        return text;
    }

    private ulong ReadNumber()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _changes[_place++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
