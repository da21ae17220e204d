using System.Buffers;
using System.Globalization;
using System.Text;

namespace CustomerJourney.Touchpoints;

/// <summary>Writes the bulk loader's CSV: RFC 4180, UTF-8.</summary>
internal sealed class NeptuneCsv(Stream stream)
{
    private const int FlushBytes = 1 << 17;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private byte[] _bytes = new byte[FlushBytes * 2];
    private int _used;
    private bool _isFirst = true;

    /// <summary>Whether it is time to flush.</summary>
    public bool IsFull => _used >= FlushBytes;

    /// <summary>Adds a field; null is blank.</summary>
    public void Add(string? text)
    {
        Comma();
        if (string.IsNullOrEmpty(text))
            return;
        var quote = text.AsSpan().IndexOfAny(NeedQuotes) >= 0 || text[0] == ' ' || text[^1] == ' ';
        var written = quote ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        Reserve(Encoding.UTF8.GetMaxByteCount(written.Length));
        _used += Encoding.UTF8.GetBytes(written, _bytes.AsSpan(_used));
    }

    /// <summary>Adds an instant, ISO 8601 in UTC.</summary>
    public void Add(DateTimeOffset at)
    {
        Comma();
        Reserve(40);
        var format = at.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        at.TryFormat(_bytes.AsSpan(_used), out var written, format, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Adds a number; null is blank.</summary>
    public void Add(decimal? number)
    {
        Comma();
        Reserve(40);
        if (number is { } value && value.TryFormat(_bytes.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture))
            _used += written;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        Reserve(1);
        _bytes[_used++] = (byte)'\n';
        _isFirst = true;
    }

    /// <summary>Hands on what was written.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_bytes.AsMemory(0, _used), cancellationToken);
        _used = 0;
    }

    private void Comma()
    {
        if (!_isFirst)
        {
            Reserve(1);
            _bytes[_used++] = (byte)',';
        }

        _isFirst = false;
    }

    private void Reserve(int bytes)
    {
        if (_used + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes));
    }
}
