namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Reads JSON Lines: an object a line, values by nested paths.</summary>
internal sealed class JsonLineRows(TextWindow window, IReadOnlyList<string> paths) : RowReader
{
    private const byte Lf = (byte)'\n';
    private readonly JsonRow _row = new(paths);
    private bool _isSkipping;

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Columns => null;

    /// <inheritdoc/>
    public override string? Damage => window.Damage;

    /// <inheritdoc/>
    public override (long Offset, long Line)? Place => _isSkipping ? null : (window.Offset, window.Line);

    /// <inheritdoc/>
    public override async ValueTask<bool> FillAsync(CancellationToken cancellationToken) => await window.FillAsync(cancellationToken);

    /// <inheritdoc/>
    public override bool TryRead(SourceRow row)
    {
        while (true)
        {
            var text = window.Rest;
            var end = text.Span.IndexOf(Lf);
            if (text.Length == 0 || (end < 0 && !window.IsAtEnd && !window.IsFull && !_isSkipping))
                return false;
            var length = end < 0 ? text.Length : end + 1;
            var wasSkipping = _isSkipping;
            _isSkipping = end < 0 && !window.IsAtEnd;
            var line = text[..length].Trim(" \t\r\n"u8);
            if (!wasSkipping && line.Length > 0)
                return Deliver(row, line, length, end < 0 ? 0 : 1);
            window.Take(length, end < 0 ? 0 : 1);
        }
    }

    private bool Deliver(SourceRow row, ReadOnlyMemory<byte> line, int length, int lines)
    {
        row.Line = window.Line;
        row.Number = ++Number;
        row.Raw = line;
        row.IdentityIsRaw = true;
        var isCut = window.Damage is not null && lines == 0;
        window.Take(length, lines);
        if (line.Length > TextWindow.RecordBytes)
            row.Problem = $"the line is longer than {TextWindow.RecordBytes >> 20} MiB{(_isSkipping ? $"; its first {TextWindow.KeptBytes >> 20} MiB are kept" : "")}";
        else
            row.Problem = _row.Read(line.Span, row) is { } problem ? isCut ? $"{window.Damage} within this row" : problem : null;
        return true;
    }
}
