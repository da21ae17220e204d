using System.Buffers;
using System.Text.Unicode;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Reads CSV by RFC 4180: quoted fields hold delimiters, doubled quotes and line ends; lines end by LF, CRLF or CR.</summary>
/// <remarks>
/// Own code, as a bad row must not take its neighbours along: each row keeps its raw text and line, a quote that is never closed costs its own line only,
/// and an over-long record is passed over without holding it all.
/// </remarks>
internal sealed class CsvRows : RowReader
{
    private const byte Lf = (byte)'\n';
    private const byte Cr = (byte)'\r';
    private TextWindow _window;
    private readonly byte _delimiter;
    private readonly byte _quote;
    private readonly SearchValues<byte> _stops;
    private readonly byte[] _quoteStops;
    private bool _isSkipping;

    private CsvRows(TextWindow window, byte delimiter, byte quote, IReadOnlyList<string>? columns)
    {
        (_window, _delimiter, _quote, Columns) = (window, delimiter, quote, columns);
        _stops = SearchValues.Create([delimiter, Lf, Cr]);
        _quoteStops = [quote, Lf, Cr];
    }

    private enum Outcome
    {
        Row,
        NeedsMore,
        Unclosed,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Columns { get; }

    /// <inheritdoc/>
    public override string? Damage => _window.Damage;

    /// <summary>Opens a text: skips what is to be skipped and reads the header.</summary>
    /// <param name="window">The text.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<CsvRows> OpenAsync(TextWindow window, Sources.SourceFormat format, CancellationToken cancellationToken)
    {
        for (var skipped = 0; skipped < format.SkipLines; skipped++)
            await SkipLineAsync(window, cancellationToken);
        await FillLineAsync(window, cancellationToken);
        var delimiter = format.Delimiter != '\0' ? (byte)format.Delimiter : DelimiterOf(FirstLine(window), (byte)format.Quote);
        if (format.Columns is not null)
            return new CsvRows(window, delimiter, (byte)format.Quote, format.Columns);
        var header = new CsvRows(window, delimiter, (byte)format.Quote, null);
        return new CsvRows(window, delimiter, (byte)format.Quote, await header.ReadHeaderAsync(cancellationToken));
    }

    /// <summary>Opens rows that come one by one.</summary>
    /// <param name="format">How they are written.</param>
    /// <param name="headerLine">The file's header line; null when the format names the columns.</param>
    public static CsvRows Of(Sources.SourceFormat format, string? headerLine)
    {
        var header = new TextWindow(System.Text.Encoding.UTF8.GetBytes(headerLine ?? ""));
        var delimiter = format.Delimiter != '\0' ? (byte)format.Delimiter : DelimiterOf(header.Rest.Span, (byte)format.Quote);
        var rows = new CsvRows(header, delimiter, (byte)format.Quote, format.Columns);
        var row = new SourceRow();
        return format.Columns is not null || !rows.TryRead(row) ? rows : new CsvRows(header, delimiter, (byte)format.Quote, NamesIn(row));
    }

    /// <summary>Goes on with another text of the same columns.</summary>
    public void Restart(TextWindow window) => (_window, _isSkipping) = (window, false);

    /// <summary>Whether all of the text was read.</summary>
    public bool IsUsedUp => _window.Rest.IsEmpty;

    /// <summary>What stands between fields.</summary>
    public char Delimiter => (char)_delimiter;

    /// <inheritdoc/>
    public override (long Offset, long Line)? Place => _isSkipping ? null : (_window.Offset, _window.Line);

    /// <inheritdoc/>
    public override async ValueTask<bool> FillAsync(CancellationToken cancellationToken) => await _window.FillAsync(cancellationToken);

    /// <inheritdoc/>
    public override bool TryRead(SourceRow row)
    {
        while (true)
        {
            var text = _window.Rest;
            if (_isSkipping ? !SkipRest(text.Span) : !SkipBlankLines(ref text))
                return false;
            if (_isSkipping)
            {
                _isSkipping = false;
                continue;
            }

            var outcome = Parse(text.Span, row, out var length, out var inner);
            if (outcome == Outcome.NeedsMore && !_window.IsOverLimit)
                return false;
            if (outcome == Outcome.Row && (inner == 0 || row.Count == Width(row)) && length <= TextWindow.RecordBytes)
                return Deliver(row, text, length, inner + (EndsLine(text.Span, length) ? 1 : 0), null);
            return DeliverBroken(row, text, outcome, length);
        }
    }

    // What is left of a broken row is its first line alone; the lines after it are read afresh.
    private bool DeliverBroken(SourceRow row, ReadOnlyMemory<byte> text, Outcome outcome, int length)
    {
        var line = LineLength(text.Span, _window.IsAtEnd, out var isWhole);
        if (isWhole && line <= TextWindow.RecordBytes)
            return Deliver(row, text, line, 1, outcome == Outcome.Row && length <= TextWindow.RecordBytes ? WrongWidth(row) : "a quote is opened and never closed");
        if (!isWhole && !_window.IsFull)
            return false;
        var kept = isWhole ? line : text.Length;
        _isSkipping = !isWhole;
        return Deliver(row, text, kept, isWhole ? 1 : 0, $"the line is longer than {TextWindow.RecordBytes >> 20} MiB{(isWhole ? "" : $"; its first {TextWindow.KeptBytes >> 20} MiB are kept")}");
    }

    private bool Deliver(SourceRow row, ReadOnlyMemory<byte> text, int length, int lines, string? problem)
    {
        row.Line = _window.Line;
        row.Number = ++Number;
        row.Raw = text[..length].TrimEnd("\r\n"u8);
        row.Problem = problem ?? ProblemOf(row);
        _window.Take(length, lines);
        return true;
    }

    private string? ProblemOf(SourceRow row) =>
        _window.Damage is { } damage && _window.Rest.Length == row.Raw.Length ? $"{damage} within this row"
        : row.Count != Width(row) ? WrongWidth(row)
        : !Utf8.IsValid(row.Raw.Span) ? "it holds bytes that are not UTF-8: the file mixes encodings, or its encoding must be declared"
        : row.Raw.Span.Contains((byte)0) ? "it holds a NUL character"
        : null;

    // A row may end in empty fields beyond the header's, as spreadsheets write them.
    private int Width(SourceRow row)
    {
        if (Columns is null || row.Count <= Columns.Count)
            return Columns?.Count ?? row.Count;
        for (var extra = Columns.Count; extra < row.Count; extra++)
        {
            if (row[extra].Length > 0)
                return Columns.Count;
        }

        return row.Count;
    }

    private string WrongWidth(SourceRow row) => $"it has {row.Count} fields where the header has {Columns?.Count}";

    private static bool EndsLine(ReadOnlySpan<byte> text, int length) => text[length - 1] is Lf or Cr;

    private Outcome Parse(ReadOnlySpan<byte> text, SourceRow row, out int length, out int inner)
    {
        row.Clear(0);
        (length, inner) = (0, 0);
        while (true)
        {
            row.Open();
            var wasQuoted = length < text.Length && text[length] == _quote;
            if (wasQuoted && ParseQuoted(text, row, ref length, ref inner) is not Outcome.Row and var unfinished)
                return unfinished;
            var stop = text[length..].IndexOfAny(_stops);
            if (stop < 0 && !_window.IsAtEnd)
                return Outcome.NeedsMore;
            if (inner > 0 && wasQuoted && stop != 0 && length < text.Length)
                return Outcome.Unclosed; // text after a closing quote lines further down: the quote was a stray one
            row.Append(stop < 0 ? text[length..] : text.Slice(length, stop));
            row.Close();
            if (stop < 0)
            {
                length = text.Length;
                return Outcome.Row;
            }

            length += stop;
            if (text[length] != _delimiter)
                return EndLine(text, ref length);
            length++;
        }
    }

    private Outcome EndLine(ReadOnlySpan<byte> text, ref int length)
    {
        if (text[length] == Cr && length + 1 == text.Length && !_window.IsAtEnd)
            return Outcome.NeedsMore;
        length += text[length] == Cr && length + 1 < text.Length && text[length + 1] == Lf ? 2 : 1;
        return Outcome.Row;
    }

    // Leaves length after the closing quote; what stands between it and the next delimiter is taken as it is.
    private Outcome ParseQuoted(ReadOnlySpan<byte> text, SourceRow row, ref int length, ref int inner)
    {
        length++;
        while (true)
        {
            var stop = text[length..].IndexOfAny(_quoteStops);
            if (stop < 0)
                return _window.IsAtEnd ? Outcome.Unclosed : Outcome.NeedsMore;
            var at = length + stop;
            if (at + 1 == text.Length && !_window.IsAtEnd)
                return Outcome.NeedsMore;
            var isPair = at + 1 < text.Length && text[at] == _quote && text[at + 1] == _quote;
            var isEnd = text[at] == _quote && !isPair;
            row.Append(text[length..(isEnd ? at : at + 1)]);
            length = at + (isPair ? 2 : 1);
            if (isEnd)
                return Outcome.Row;
            if (text[at] == Lf || (text[at] == Cr && !(at + 1 < text.Length && text[at + 1] == Lf)))
                inner++;
        }
    }

    private bool SkipBlankLines(ref ReadOnlyMemory<byte> text)
    {
        while (text.Length > 0 && text.Span[0] is Lf or Cr)
        {
            var pair = text.Span[0] == Cr && text.Length > 1 && text.Span[1] == Lf;
            _window.Take(pair ? 2 : 1, 1);
            text = _window.Rest;
        }

        return text.Length > 0;
    }

    private bool SkipRest(ReadOnlySpan<byte> text)
    {
        var line = LineLength(text, _window.IsAtEnd, out var isWhole);
        _window.Take(line, isWhole ? 1 : 0);
        return isWhole;
    }

    private static int LineLength(ReadOnlySpan<byte> text, bool isAtEnd, out bool isWhole)
    {
        var end = text.IndexOfAny(Lf, Cr);
        isWhole = end >= 0 || isAtEnd;
        if (end < 0)
            return text.Length;
        return text[end] == Cr && end + 1 < text.Length && text[end + 1] == Lf ? end + 2 : end + 1;
    }

    private async Task<IReadOnlyList<string>> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var row = new SourceRow();
        while (!TryRead(row))
        {
            if (!await FillAsync(cancellationToken))
                return [];
        }

        return NamesIn(row);
    }

    private static IReadOnlyList<string> NamesIn(SourceRow row) =>
        [.. Enumerable.Range(0, row.Count).Select(slot => System.Text.Encoding.UTF8.GetString(row[slot]).Trim())];

    private static async Task SkipLineAsync(TextWindow window, CancellationToken cancellationToken)
    {
        await FillLineAsync(window, cancellationToken);
        window.Take(LineLength(window.Rest.Span, window.IsAtEnd, out _), 1);
    }

    private static async Task FillLineAsync(TextWindow window, CancellationToken cancellationToken)
    {
        while (!HasLine(window) && !window.IsFull && await window.FillAsync(cancellationToken))
            continue;
    }

    private static bool HasLine(TextWindow window) => window.Rest.Span.IndexOf(Lf) >= 0;

    private static ReadOnlySpan<byte> FirstLine(TextWindow window)
    {
        var text = window.Rest.Span;
        var end = text.IndexOfAny(Lf, Cr);
        return end < 0 ? text : text[..end];
    }

    private static byte DelimiterOf(ReadOnlySpan<byte> header, byte quote)
    {
        Span<int> counts = stackalloc int[4];
        var candidates = ",;\t|"u8;
        var isQuoted = false;
        foreach (var letter in header)
        {
            isQuoted ^= letter == quote;
            if (!isQuoted && candidates.IndexOf(letter) is >= 0 and var which)
                counts[which]++;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            best = counts[i] > counts[best] ? i : best;
        return candidates[best];
    }
}
