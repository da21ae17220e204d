namespace CustomerJourney.Touchpoints.Rows;

/// <summary>The part of a text that is in memory: grows to one record's limit, never to the file's length.</summary>
internal sealed class TextWindow
{
    /// <summary>Longest record that is mapped; a longer one is quarantined.</summary>
    public const int RecordBytes = 4 << 20;

    /// <summary>Most of an over-long record that quarantine keeps.</summary>
    public const int KeptBytes = 16 << 20;

    private const int FirstBytes = 1 << 18;
    private readonly Stream _utf8;
    private readonly TakenText? _taken;
    private byte[] _bytes;
    private int _start;
    private int _end;

    /// <summary>Begins with nothing in memory.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="line">Number of its first line.</param>
    /// <param name="taken">Gets what is taken; null when nobody wants it.</param>
    public TextWindow(Stream utf8, long line = 1, TakenText? taken = null) => (_utf8, _bytes, Line, _taken) = (utf8, new byte[FirstBytes], line, taken);

    /// <summary>Begins with the whole text in memory.</summary>
    public TextWindow(byte[] utf8) => (_utf8, _bytes, _end, IsAtEnd) = (Stream.Null, utf8, utf8.Length, true);

    /// <summary>Whether the text's end is in memory.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Damage that ended the text early.</summary>
    public string? Damage { get; private set; }

    /// <summary>Line of the window's first byte, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Place of the window's first byte in the text, from 0.</summary>
    public long Offset { get; private set; }

    /// <summary>What is in memory and not yet taken.</summary>
    public ReadOnlyMemory<byte> Rest => _bytes.AsMemory(_start, _end - _start);

    /// <summary>Whether so much is in memory that the next record is too long.</summary>
    public bool IsOverLimit => _end - _start > RecordBytes;

    /// <summary>Whether no more of an over-long record can be kept.</summary>
    public bool IsFull => _end - _start >= KeptBytes;

    /// <summary>Takes bytes off the front.</summary>
    /// <param name="length">How many.</param>
    /// <param name="lines">Line ends among them.</param>
    public void Take(int length, int lines)
    {
        _taken?.Add(Rest.Span[..length]);
        _start += length;
        Offset += length;
        Line += lines;
    }

    /// <summary>Reads on.</summary>
    /// <returns>False when nothing came.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (IsAtEnd)
            return false;
        MakeRoom();
        try
        {
            var read = await _utf8.ReadAsync(_bytes.AsMemory(_end), cancellationToken);
            _end += read;
            IsAtEnd = read == 0;
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
        {
            (IsAtEnd, Damage) = (true, "the compressed file is cut off or damaged");
        }

        return true;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_bytes, _start, _bytes, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
    }
}
