using System.Globalization;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Reads the flat columns of a Parquet file as text: instants ISO 8601, numbers with a point.</summary>
internal sealed class ParquetRows : RowReader
{
    private readonly ParquetReader _reader;
    private readonly DataField[] _fields;
    private readonly ArrayBufferWriterJson _raw = new();
    private string?[][] _columns = [];
    private int _group;
    private int _at;
    private int _rows;

    private ParquetRows(ParquetReader reader)
    {
        _reader = reader;
        _fields = [.. reader.Schema.DataFields.Where(field => field.MaxRepetitionLevel == 0 && IsKnown(field))];
        Columns = [.. _fields.Select(field => string.Join('.', field.Path.ToList()))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public override string? Damage => null;

    /// <summary>Opens a file.</summary>
    /// <param name="seekable">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<ParquetRows> OpenAsync(Stream seekable, CancellationToken cancellationToken) =>
        new(await ParquetReader.CreateAsync(seekable, leaveStreamOpen: true, cancellationToken: cancellationToken));

    /// <inheritdoc/>
    public override bool TryRead(SourceRow row)
    {
        if (_at == _rows)
            return false;
        row.Clear(0);
        foreach (var column in _columns)
            AddText(row, column[_at]);
        row.Number = row.Line = ++Number;
        row.Raw = _raw.Object(Columns, _columns, _at);
        row.Problem = row.Raw.Span.IndexOf("\\u0000"u8) >= 0 ? "it holds a NUL character" : null;
        _at++;
        return true;
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_group == _reader.RowGroupCount)
            return false;
        using var group = _reader.OpenRowGroupReader(_group++);
        (_at, _rows) = (0, (int)group.RowCount);
        _columns = new string?[_fields.Length][];
        for (var i = 0; i < _columns.Length; i++)
            _columns[i] = await TextsAsync(group, _fields[i], cancellationToken);
        return true;
    }

    private static void AddText(SourceRow row, string? text)
    {
        row.Open();
        if (text is not null)
        {
            Span<byte> utf8 = text.Length < 256 ? stackalloc byte[1024] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
            row.Append(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        }

        row.Close();
    }

    // What cannot be read as text is no column: a mapping that names it is told so.
    private static bool IsKnown(DataField field) =>
        IsText(field) || IsBytes(field) || field.ClrType == typeof(DateOnly) || field.ClrType == typeof(Guid) || Type.GetTypeCode(field.ClrType) is >= TypeCode.Boolean and <= TypeCode.DateTime and not TypeCode.Char;

    /// <summary>Whether a column holds text.</summary>
    public static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    /// <summary>Whether a column holds bytes.</summary>
    public static bool IsBytes(DataField field) => field.ClrType == typeof(byte[]) || field.ClrType == typeof(ReadOnlyMemory<byte>);

    private static async Task<string?[]> TextsAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
    {
        if (IsText(field))
        {
            var texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory(), null, cancellationToken);
            return texts;
        }

        if (IsBytes(field))
        {
            var bytes = new byte[]?[group.RowCount];
            await group.ReadAsync(field, bytes.AsMemory()!, null, cancellationToken);
            return System.Array.ConvertAll(bytes, value => value is null ? null : Encoding.UTF8.GetString(value));
        }

        return await ValuesAsync(group, field, cancellationToken);
    }

    private static Task<string?[]> ValuesAsync(ParquetRowGroupReader group, DataField field, CancellationToken stop) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.Boolean => ValuesAsync<bool>(group, field, value => value ? "true" : "false", stop),
        TypeCode.SByte => ValuesAsync<sbyte>(group, field, Invariant, stop),
        TypeCode.Byte => ValuesAsync<byte>(group, field, Invariant, stop),
        TypeCode.Int16 => ValuesAsync<short>(group, field, Invariant, stop),
        TypeCode.UInt16 => ValuesAsync<ushort>(group, field, Invariant, stop),
        TypeCode.Int32 => ValuesAsync<int>(group, field, Invariant, stop),
        TypeCode.UInt32 => ValuesAsync<uint>(group, field, Invariant, stop),
        TypeCode.Int64 => ValuesAsync<long>(group, field, Invariant, stop),
        TypeCode.UInt64 => ValuesAsync<ulong>(group, field, Invariant, stop),
        TypeCode.Single => ValuesAsync<float>(group, field, Invariant, stop),
        TypeCode.Double => ValuesAsync<double>(group, field, Invariant, stop),
        TypeCode.Decimal => ValuesAsync<decimal>(group, field, Invariant, stop),
        TypeCode.DateTime => ValuesAsync<DateTime>(group, field, at => Instant(at, field), stop),
        _ when field.ClrType == typeof(DateOnly) => ValuesAsync<DateOnly>(group, field, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), stop),
        _ when field.ClrType == typeof(Guid) => ValuesAsync<Guid>(group, field, id => id.ToString(), stop),
        _ => throw new NotSupportedException($"Parquet column '{field.Name}' has type {field.ClrType.Name}."),
    };

    private static async Task<string?[]> ValuesAsync<T>(ParquetRowGroupReader group, DataField field, Func<T, string> textOf, CancellationToken cancellationToken)
        where T : struct
    {
        if (!field.IsNullable && field.MaxDefinitionLevel == 0)
        {
            var always = new T[group.RowCount];
            await group.ReadAsync(field, always.AsMemory(), null, cancellationToken);
            return System.Array.ConvertAll(always, value => textOf(value));
        }

        var values = new T?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory(), null, cancellationToken);
        return System.Array.ConvertAll(values, value => value is { } there ? textOf(there) : null);
    }

    private static string Invariant<T>(T value)
        where T : struct, IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    // A timestamp that is not adjusted to UTC is a local time: the mapping's zone says where.
    private static string Instant(DateTime at, DataField field) =>
        at.ToString(field is DateTimeDataField { IsAdjustedToUTC: false } ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a row as a JSON object, its raw text for quarantine.</summary>
    private sealed class ArrayBufferWriterJson
    {
        private readonly System.Buffers.ArrayBufferWriter<byte> _buffer = new();

        public ReadOnlyMemory<byte> Object(IReadOnlyList<string> names, string?[][] columns, int row)
        {
            _buffer.ResetWrittenCount();
            using var json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            json.WriteStartObject();
            for (var i = 0; i < names.Count; i++)
                json.WriteString(names[i], columns[i][row]);
            json.WriteEndObject();
            json.Flush();
            return _buffer.WrittenMemory;
        }
    }
}
