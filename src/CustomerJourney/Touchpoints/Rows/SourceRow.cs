namespace CustomerJourney.Touchpoints.Rows;

/// <summary>One row of a source file: its values as UTF-8, reused from row to row.</summary>
internal sealed class SourceRow
{
    /// <summary>Between values of a list and between the values that identity is made of; no text holds it.</summary>
    public const byte Separator = 0x1F;

    private const int FirstBytes = 1024;
    private const int FirstSlots = 32;
    private byte[] _bytes = new byte[FirstBytes];
    private int[] _starts = new int[FirstSlots];
    private int[] _lengths = new int[FirstSlots];
    private int _used;

    /// <summary>Values in the row.</summary>
    public int Count { get; private set; }

    /// <summary>Line where the row begins, from 1.</summary>
    public long Line { get; set; }

    /// <summary>Number of the row in its file, from 1.</summary>
    public long Number { get; set; }

    /// <summary>Why the row cannot be read; null when it can.</summary>
    public string? Problem { get; set; }

    /// <summary>The row's text as it was in the file, for quarantine; valid until the next row.</summary>
    public ReadOnlyMemory<byte> Raw { get; set; }

    /// <summary>What the row's identity is made of: all its values.</summary>
    public ReadOnlySpan<byte> Content => IdentityIsRaw ? Raw.Span : _bytes.AsSpan(0, _used);

    /// <summary>Whether the row's text, not its values, is what it is told by (JSON).</summary>
    public bool IdentityIsRaw { get; set; }

    /// <summary>A value; empty when missing.</summary>
    public ReadOnlySpan<byte> this[int slot] => _bytes.AsSpan(_starts[slot], _lengths[slot]);

    /// <summary>Empties the row.</summary>
    /// <param name="slots">Values it begins with, all missing.</param>
    public void Clear(int slots)
    {
        if (slots > _starts.Length)
        {
            Array.Resize(ref _starts, slots * 2);
            Array.Resize(ref _lengths, slots * 2);
        }

        Array.Clear(_starts, 0, slots);
        Array.Clear(_lengths, 0, slots);
        (Count, _used, Problem) = (slots, 0, null);
    }

    /// <summary>Adds the next value.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        Open();
        Append(value);
        Close();
    }

    /// <summary>Begins the next value, which comes in pieces.</summary>
    public void Open()
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _lengths, Count * 2);
        }

        _starts[Count] = _used;
    }

    /// <summary>Adds a piece to the value that is open.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        Reserve(piece.Length + 1);
        piece.CopyTo(_bytes.AsSpan(_used));
        _used += piece.Length;
    }

    /// <summary>Ends the value that is open.</summary>
    public void Close()
    {
        Reserve(1);
        _lengths[Count] = _used - _starts[Count];
        _bytes[_used++] = Separator;
        Count++;
    }

    /// <summary>Sets a value, or adds to the list that it is.</summary>
    public void Set(int slot, ReadOnlySpan<byte> value, bool isItem)
    {
        var before = isItem ? this[slot].Length : 0;
        Reserve(before + value.Length + 1);
        var start = _used;
        if (before > 0)
        {
            this[slot].CopyTo(_bytes.AsSpan(_used));
            _used += before;
            _bytes[_used++] = Separator;
        }

        value.CopyTo(_bytes.AsSpan(_used));
        _used += value.Length;
        (_starts[slot], _lengths[slot]) = (start, _used - start);
    }

    private void Reserve(int bytes)
    {
        if (_used + bytes + 1 > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes + 1));
    }
}
