using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace CustomerJourney.Journeys;

/// <summary>One worker's reader: finds 64 bytes of delimiters, line breaks and quotes at a time, and codes what the log's columns hold.</summary>
/// <remarks>RFC 4180; a quote that does not open a field is an ordinary character.</remarks>
internal sealed unsafe class EventRowReader
{
    private readonly EventLogHeader _header;
    private readonly InstantText _instants;
    private readonly bool[] _dropped;
    private readonly int _worker;
    private readonly int[] _ends;
    private byte[] _unquoted = new byte[256];
    private EventBlock _block = null!;
    private int _rowLine;

    public EventRowReader(EventLogHeader header, EventLogOptions options, bool[] dropped, int worker)
    {
        (_header, _dropped, _worker) = (header, dropped, worker);
        _instants = new InstantText(options.TimeFormat, options.Zone);
        _ends = new int[header.Fields];
        Attributes = [.. header.Kept.Select(_ => new TextCodes())];
        foreach (var values in Attributes)
            values.CodeOf("");
    }

    /// <summary>Codes of customers, this worker's own.</summary>
    public TextCodes Customers { get; } = new();

    /// <summary>Codes of types, this worker's own.</summary>
    public TextCodes Types { get; } = new();

    /// <summary>Codes of attributes' values, this worker's own.</summary>
    public TextCodes[] Attributes { get; }

    /// <summary>Reads a block's rows.</summary>
    public EventBlock Read(CsvBlock csv)
    {
        _block = new EventBlock(csv.Number, _worker, csv.Length / 32 + 16, Attributes.Length);
        _rowLine = 0;
        fixed (byte* bytes = csv.Bytes)
            Scan(bytes, csv.Length);
        return _block;
    }

    private void Scan(byte* bytes, int length)
    {
        var delimiter = _header.Delimiter;
        var (rowStart, field) = (0, 0);
        for (var at = 0; at < length;)
        {
            var next = at + 64;
            for (var marks = Marks(bytes + at, delimiter); marks != 0; marks &= marks - 1)
            {
                var mark = at + BitOperations.TrailingZeroCount(marks);
                if (mark >= length)
                    return;
                var c = bytes[mark];
                if (c == delimiter)
                {
                    if (field < _ends.Length)
                        _ends[field] = mark;
                    field++;
                }
                else if (c == '\n')
                {
                    if (field < _ends.Length)
                        _ends[field] = mark;
                    EndRow(bytes, rowStart, mark, field + 1);
                    (rowStart, field) = (mark + 1, 0);
                }
                else if (mark == FieldStart(rowStart, field))
                {
                    next = AfterQuoted(bytes, mark, length);
                    break;
                }
            }

            at = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Marks(byte* bytes, byte delimiter)
    {
        var (d, n, q) = (Vector256.Create(delimiter), Vector256.Create((byte)'\n'), Vector256.Create((byte)'"'));
        var low = Vector256.Load(bytes);
        var high = Vector256.Load(bytes + 32);
        var lowMarks = Vector256.Equals(low, d) | Vector256.Equals(low, n) | Vector256.Equals(low, q);
        var highMarks = Vector256.Equals(high, d) | Vector256.Equals(high, n) | Vector256.Equals(high, q);
        return lowMarks.ExtractMostSignificantBits() | ((ulong)highMarks.ExtractMostSignificantBits() << 32);
    }

    private int FieldStart(int rowStart, int field) =>
        field == 0 ? rowStart : field <= _ends.Length ? _ends[field - 1] + 1 : -1;

    private int AfterQuoted(byte* bytes, int open, int length)
    {
        for (var at = open + 1; at < length; at++)
        {
            var c = bytes[at];
            _block.Lines += c == '\n' ? 1 : 0;
            if (c == '"' && (at + 1 >= length || bytes[++at] != '"'))
                return at;
        }

        return length;
    }

    private void EndRow(byte* bytes, int start, int end, int fields)
    {
        var line = _rowLine;
        _rowLine = ++_block.Lines;
        var trimmed = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        if (trimmed == start)
            return;
        if (fields != _header.Fields)
        {
            Reject(bytes, start, trimmed, line, $"{fields} fields where the header has {_header.Fields}");
            return;
        }

        _ends[fields - 1] = trimmed;
        var type = Field(bytes, start, _header.Step);
        if (type.Length == 0)
            Reject(bytes, start, trimmed, line, $"column '{_header.Name(_header.Step)}' is empty");
        else if (!_instants.TryRead(Field(bytes, start, _header.Time), out var ticks))
            Reject(bytes, start, trimmed, line, $"column '{_header.Name(_header.Time)}' is not a time that can be read (or one that the zone skips)");
        else
            Add(bytes, start, ticks);
    }

    private void Add(byte* bytes, int start, long ticks)
    {
        var block = _block;
        if (block.Count == block.Ticks.Length)
            block.Grow();
        var row = block.Count++;
        block.Ticks[row] = ticks;
        block.Customer[row] = Customers.CodeOf(Field(bytes, start, _header.Case));
        block.Type[row] = Types.CodeOf(Field(bytes, start, _header.Step));
        var kept = _header.Kept;
        for (var i = 0; i < Attributes.Length; i++)
        {
            if (_dropped[i])
                continue;
            block.Attributes[i][row] = Attributes[i].CodeOf(Field(bytes, start, kept[i].Field));
            if (kept[i].Automatic && Attributes[i].Count > EventLogOptions.MostAutomaticValues + 1)
                _dropped[i] = true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Field(byte* bytes, int rowStart, int field)
    {
        var start = field == 0 ? rowStart : _ends[field - 1] + 1;
        var length = _ends[field] - start;
        return length > 0 && bytes[start] == '"' ? Unquote(new ReadOnlySpan<byte>(bytes + start, length)) : new ReadOnlySpan<byte>(bytes + start, length);
    }

    private ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> field)
    {
        var inner = field.Length > 1 && field[^1] == '"' ? field[1..^1] : field[1..];
        if (!inner.Contains((byte)'"'))
            return inner;
        if (_unquoted.Length < inner.Length)
            _unquoted = new byte[inner.Length * 2];
        var length = 0;
        for (var i = 0; i < inner.Length; i++)
        {
            _unquoted[length++] = inner[i];
            if (inner[i] == '"' && i + 1 < inner.Length && inner[i + 1] == '"')
                i++;
        }

        return _unquoted.AsSpan(0, length);
    }

    private void Reject(byte* bytes, int start, int end, int line, string reason) =>
        _block.Rejected.Add((line, reason, Encoding.UTF8.GetString(bytes + start, end - start)));
}
