namespace Gremlin.Loading;

/// <summary>Reads RFC 4180 records in UTF-8 from a stream, without a string or an array per field.</summary>
internal sealed class CsvReader(Stream stream)
{
    private const byte Quote = (byte)'"';
    private const int FirstBuffer = 1 << 20;

    private byte[] _buffer = new byte[FirstBuffer];
    private Field[] _fields = new Field[32];
    private int _next;
    private int _end;
    private bool _isEnd;
    private bool _begun;

    /// <summary>Number of the current record, from 1 for the header.</summary>
    public long RecordNumber { get; private set; }

    public int FieldCount { get; private set; }

    /// <summary>A field of the current record, unquoted; good until the next record is read.</summary>
    public ReadOnlySpan<byte> this[int field] => field < FieldCount ? _buffer.AsSpan(_fields[field].Place, _fields[field].Length) : default;

    /// <summary>Reads the next record that is not an empty line.</summary>
    /// <exception cref="InvalidDataException">A quoted field does not end.</exception>
    public bool MoveNext()
    {
        if (!_begun)
            Begin();
        while (true)
        {
            if (_next >= _end && !Fill())
                return false;
            if (!TryRecord(out var following))
            {
                if (Fill())
                    continue;
                throw new InvalidDataException($"Record {RecordNumber + 1}: a quoted field does not end.");
            }

            _next = following;
            RecordNumber++;
            if (FieldCount > 1 || _fields[0].Length > 0)
                return true;
        }
    }

    private void Begin()
    {
        _begun = true;
        Fill();
        if (_end >= 3 && _buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
            _next = 3;
    }

    /// <summary>Reads more behind what is there; false at the end of the stream.</summary>
    private bool Fill()
    {
        if (_isEnd)
            return false;
        if (_next > 0)
            Buffer.BlockCopy(_buffer, _next, _buffer, 0, _end - _next);
        (_end, _next) = (_end - _next, 0);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.ReadAtLeast(_buffer.AsSpan(_end), 1, throwOnEndOfStream: false);
        _end += read;
        _isEnd = read == 0;
        return true;
    }

    /// <summary>Splits the record at <see cref="_next"/>; false when the buffer ends within it.</summary>
    private bool TryRecord(out int following)
    {
        var data = _buffer.AsSpan(0, _end);
        var place = _next;
        FieldCount = 0;
        while (true)
        {
            var begin = place;
            if (place < data.Length && data[place] == Quote)
            {
                if (!TrySkipQuoted(data, ref place))
                {
                    following = 0;
                    return false;
                }
            }

            var length = data[place..].IndexOfAny((byte)',', (byte)'\n');
            if (length < 0 && !_isEnd)
            {
                following = 0;
                return false;
            }

            var fieldEnd = length < 0 ? data.Length : place + length;
            var isLast = length < 0 || data[fieldEnd] == (byte)'\n';
            following = Math.Min(fieldEnd + 1, data.Length);
            AddField(data, begin, isLast && fieldEnd > begin && data[fieldEnd - 1] == (byte)'\r' ? fieldEnd - 1 : fieldEnd);
            if (isLast)
            {
                Unquote(data);
                return true;
            }

            place = following;
        }
    }

    private static bool TrySkipQuoted(ReadOnlySpan<byte> data, ref int place)
    {
        for (place++; ; place++)
        {
            var quote = data[place..].IndexOf(Quote);
            if (quote < 0)
                return false;
            place += quote + 1;
            if (place >= data.Length || data[place] != Quote)
                return true;
        }
    }

    private void AddField(ReadOnlySpan<byte> data, int begin, int end)
    {
        if (FieldCount == _fields.Length)
            Array.Resize(ref _fields, FieldCount * 2);
        _fields[FieldCount++] = new Field(begin, end - begin, end > begin && data[begin] == Quote);
    }

    /// <summary>Takes the quotes away where they stand, once the record is known to be whole.</summary>
    private void Unquote(Span<byte> data)
    {
        foreach (ref var field in _fields.AsSpan(0, FieldCount))
        {
            if (!field.IsQuoted)
                continue;
            var (from, to, end) = (field.Place + 1, field.Place, field.Place + field.Length);
            while (from < end)
            {
                if (data[from] == Quote && ++from < end && data[from] != Quote)
                    break;
                if (from < end)
                    data[to++] = data[from++];
            }

            field = new Field(field.Place, to - field.Place, true);
        }
    }

    private readonly record struct Field(int Place, int Length, bool IsQuoted);
}
