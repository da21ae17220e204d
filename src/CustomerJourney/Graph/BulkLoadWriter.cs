using System.Globalization;
using System.Text;

namespace CustomerJourney.Graph;

/// <summary>Writes a file of Neptune's bulk-load form: CSV by RFC 4180 whose header names system columns (<c>~id</c>, <c>~label</c>, <c>~from</c>, <c>~to</c>) and typed properties (<c>at:Date(single)</c>).</summary>
public sealed class BulkLoadWriter : IAsyncDisposable
{
    private const int BufferBytes = 1 << 16;
    private readonly StreamWriter _file;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it goes; left open.</param>
    /// <param name="columns">The header.</param>
    public BulkLoadWriter(Stream stream, params IReadOnlyList<string> columns)
    {
        _file = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes, leaveOpen: true) { NewLine = "\n" };
        _file.WriteLine(string.Join(',', columns));
    }

    /// <summary>Writes a row, one value per column; null and the empty text are no value.</summary>
    public void Row(params ReadOnlySpan<string?> values)
    {
        for (var column = 0; column < values.Length; column++)
        {
            if (column > 0)
                _file.Write(',');
            Write(values[column]);
        }

        _file.Write('\n');
    }

    /// <summary>An instant as the loader reads a <c>Date</c>.</summary>
    public static string Date(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void Write(string? value)
    {
        if (value is null)
            return;
        if (value.AsSpan().IndexOfAny(",\"\n\r") < 0)
        {
            _file.Write(value);
            return;
        }

        _file.Write('"');
        _file.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
        _file.Write('"');
    }
}
