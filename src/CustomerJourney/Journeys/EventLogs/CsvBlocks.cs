namespace CustomerJourney.Journeys;

/// <summary>A part of a CSV file that begins and ends where rows do.</summary>
internal sealed class CsvBlock
{
    /// <summary>The bytes; at least <see cref="CsvBlocks.Padding"/> more than are used.</summary>
    public byte[] Bytes { get; set; } = new byte[CsvBlocks.FirstSize + CsvBlocks.Padding];

    /// <summary>How many bytes are used.</summary>
    public int Length { get; set; }

    /// <summary>Place among the blocks, from 0.</summary>
    public int Number { get; set; }
}

/// <summary>Cuts a stream of CSV into blocks of whole rows, quoted line breaks respected. Safe for many takers.</summary>
internal sealed class CsvBlocks(Stream stream, byte delimiter, string name)
{
    /// <summary>Bytes a block begins with; it grows when a row is longer.</summary>
    public const int FirstSize = 1 << 21;

    /// <summary>Bytes after a block's last that may be read (never minded).</summary>
    public const int Padding = 64;

    private const int LargestRow = 1 << 29;

    private readonly Lock _lock = new();
    private byte[] _rest = [];
    private int _taken;
    private bool _ended;

    /// <summary>Bytes read so far.</summary>
    public long Read { get; private set; }

    /// <summary>Fills the block with the next rows; false at the end.</summary>
    public bool Next(CsvBlock block)
    {
        lock (_lock)
        {
            if (_ended && _rest.Length == 0)
                return false;
            Fill(block);
            block.Number = _taken++;
            return block.Length > 0;
        }
    }

    private void Fill(CsvBlock block)
    {
        Grow(block, _rest.Length + 1);
        _rest.CopyTo(block.Bytes, 0);
        var used = _rest.Length;
        while (true)
        {
            used = ReadOn(block, used);
            var end = _ended ? Finish(block, used) : LastRowEnd(block.Bytes.AsSpan(0, used));
            if (end > 0 || _ended)
            {
                block.Length = end;
                _rest = _ended ? [] : block.Bytes.AsSpan(end, used - end).ToArray();
                return;
            }

            Grow(block, block.Bytes.Length * 2);
        }
    }

    private int ReadOn(CsvBlock block, int used)
    {
        var room = block.Bytes.Length - Padding - 1;
        while (used < room && !_ended)
        {
            var read = stream.Read(block.Bytes, used, room - used);
            _ended = read == 0;
            used += read;
            Read += read;
        }

        return used;
    }

    private static int Finish(CsvBlock block, int used)
    {
        if (used > 0 && block.Bytes[used - 1] != '\n')
            block.Bytes[used++] = (byte)'\n';
        return used;
    }

    private void Grow(CsvBlock block, int size)
    {
        if (size > LargestRow)
            throw new EventLogException($"{name}: a row is longer than {LargestRow >> 20} MB. A quote that is never closed? Close it, or double quotes inside of fields.");
        if (block.Bytes.Length < size + Padding + 1)
        {
            var grown = new byte[size + Padding + 1];
            block.Bytes.CopyTo(grown, 0);
            block.Bytes = grown;
        }
    }

    /// <summary>Where the last whole row ends; 0 when none does. The bytes begin where a row does.</summary>
    private int LastRowEnd(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)'"'))
            return bytes.LastIndexOf((byte)'\n') + 1;
        var end = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'\n');
            if (next < 0)
                return end;
            at += next;
            if (bytes[at] == '\n')
                end = ++at;
            else if (at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == delimiter)
                at = AfterQuoted(bytes, at);
            else
                at++;
        }

        return end;
    }

    private static int AfterQuoted(ReadOnlySpan<byte> bytes, int open)
    {
        for (var at = open + 1; ; at += 2)
        {
            var close = bytes[Math.Min(at, bytes.Length)..].IndexOf((byte)'"');
            if (close < 0)
                return bytes.Length;
            at += close;
            if (at + 1 >= bytes.Length || bytes[at + 1] != '"')
                return at + 1;
        }
    }
}
