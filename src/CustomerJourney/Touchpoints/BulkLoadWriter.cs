using System.Buffers;
using System.Globalization;
using System.Text;

namespace CustomerJourney.Touchpoints;

/// <summary>Writes a file of Neptune's bulk-load form: CSV by RFC 4180 in UTF-8 whose header names system columns (<c>~id</c>, <c>~label</c>, <c>~from</c>, <c>~to</c>) and typed properties (<c>at:Date(single)</c>).</summary>
public sealed class BulkLoadWriter : IAsyncDisposable
{
    private const int FlushBytes = 1 << 17;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private readonly Stream _stream;
    private byte[] _bytes = new byte[FlushBytes * 2];
    private int _used;
    private bool _isFirst = true;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it goes; left open.</param>
    /// <param name="columns">The header.</param>
    public BulkLoadWriter(Stream stream, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _stream = stream;
        foreach (var column in columns)
            Add(column);
        EndRow();
    }

    /// <summary>Whether it is time to flush.</summary>
    public bool IsFull => _used >= FlushBytes;

    /// <summary>An instant as the loader reads a <c>Date</c>: ISO 8601 in UTC, in microseconds only where it has them.</summary>
    public static string Date(DateTimeOffset instant) => instant.UtcDateTime.ToString(DateFormat(instant), CultureInfo.InvariantCulture);

    /// <summary>Writes a row of texts, one per column; null and the empty text are no value. What is full is handed on.</summary>
    public void Row(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
            Add(value);
        EndRow();
        if (!IsFull)
            return;
        _stream.Write(_bytes, 0, _used);
        _used = 0;
    }

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
        at.UtcDateTime.TryFormat(_bytes.AsSpan(_used), out var written, DateFormat(at), CultureInfo.InvariantCulture);
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
        await _stream.WriteAsync(_bytes.AsMemory(0, _used), cancellationToken);
        _used = 0;
    }

    /// <summary>Hands on what is left.</summary>
    public ValueTask DisposeAsync() => FlushAsync(CancellationToken.None);

    private static string DateFormat(DateTimeOffset at) =>
        at.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

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
