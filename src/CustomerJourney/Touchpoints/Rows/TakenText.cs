using System.Buffers;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>The text of rows as they were taken off a <see cref="TextWindow"/>, so that a file can be written again without some of them.</summary>
internal sealed class TakenText
{
    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly ArrayBufferWriter<byte> _open = new();
    private bool _isInDroppedLine;

    /// <summary>What is to be written.</summary>
    public ReadOnlyMemory<byte> Kept => _kept.WrittenMemory;

    /// <summary>Takes text: lines between rows, and the row that ends next.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (_isInDroppedLine)
        {
            // What is left of an over-long line goes with its beginning.
            var end = text.IndexOf((byte)'\n');
            _isInDroppedLine = end < 0;
            text = end < 0 ? [] : text[(end + 1)..];
        }

        _open.Write(text);
    }

    /// <summary>Ends a row.</summary>
    public void End(bool isKept)
    {
        if (isKept)
            _kept.Write(_open.WrittenSpan);
        else
            _isInDroppedLine = _open.WrittenCount >= TextWindow.KeptBytes && _open.WrittenSpan[^1] is not ((byte)'\n' or (byte)'\r');
        _open.ResetWrittenCount();
    }

    /// <summary>Empties what was written.</summary>
    public void Clear() => _kept.ResetWrittenCount();
}
