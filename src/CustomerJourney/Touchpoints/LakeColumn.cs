using System.Buffers;
using System.Reflection;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints;

/// <summary>One column of a lake table: a property of the row record, stored under its name in snake case.</summary>
/// <typeparam name="TRow">The row record.</typeparam>
internal abstract class LakeColumn<TRow>(DataField field)
{
    // 18 digits fit in 8 bytes, which every reader takes; money needs no more than 4 places.
    private const int MoneyPrecision = 18;
    private const int MoneyScale = 4;

    /// <summary>The column as Parquet knows it.</summary>
    public DataField Field { get; } = field;

    /// <summary>Makes the column of a property.</summary>
    /// <exception cref="NotSupportedException">The property's type has no column.</exception>
    public static LakeColumn<TRow> Of(PropertyInfo property)
    {
        var name = SnakeCase(property.Name);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var nullable = type != property.PropertyType;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => new TextColumn<TRow>(new DataField(name, typeof(string), true), property),
            TypeCode.Boolean => Plain<bool>(name, nullable, property),
            TypeCode.Int32 => Plain<int>(name, nullable, property),
            TypeCode.Int64 => Plain<long>(name, nullable, property),
            TypeCode.Double => Plain<double>(name, nullable, property),
            TypeCode.Decimal => Values<decimal, decimal>(new DecimalDataField(name, MoneyPrecision, MoneyScale, false, nullable), property, value => value, value => value),
            _ when type == typeof(DateTimeOffset) => Values(Instant(name, nullable), property, (DateTimeOffset at) => at.UtcDateTime, at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))),
            _ when type == typeof(DateOnly) => Values(new DateTimeDataField(name, DateTimeFormat.Date, false, null, nullable), property, (DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), DateOnly.FromDateTime),
            _ => throw new NotSupportedException($"{typeof(TRow).Name}.{property.Name}: a lake table has no column of type {type.Name}."),
        };
    }

    /// <summary>Writes the column of a row group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows, CancellationToken cancellationToken);

    /// <summary>Reads the column of a row group into an array of the property's type.</summary>
    public abstract Task<Array> ReadAsync(ParquetRowGroupReader group, DataField stored, CancellationToken cancellationToken);

    /// <summary>An array of the property's defaults, for a file written before the column was.</summary>
    public abstract Array Missing(int rows);

    /// <summary><c>TouchpointId</c> becomes <c>touchpoint_id</c>: names that every SQL engine takes unquoted.</summary>
    public static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    // Stored as local, the instants being UTC by rule: engines without time zone data (DuckDB without ICU) compute with them too.
    private static DateTimeDataField Instant(string name, bool nullable) =>
        new(name, DateTimeFormat.Timestamp, false, DateTimeTimeUnit.Micros, nullable);

    private static LakeColumn<TRow> Plain<T>(string name, bool nullable, PropertyInfo property)
        where T : struct =>
        Values<T, T>(new DataField(name, typeof(T), nullable), property, value => value, value => value);

    private static LakeColumn<TRow> Values<TValue, TStored>(DataField field, PropertyInfo property, Func<TValue, TStored> store, Func<TStored, TValue> load)
        where TValue : struct
        where TStored : struct =>
        field.IsNullable
            ? new OptionalColumn<TRow, TValue, TStored>(field, property, store, load)
            : new ValueColumn<TRow, TValue, TStored>(field, property, store, load);

    /// <summary>A property's own getter: nothing is compiled, as a function that starts makes the columns of tables it never reads.</summary>
    protected static Func<TRow, T> Getter<T>(PropertyInfo property) => property.GetMethod!.CreateDelegate<Func<TRow, T>>();
}

/// <summary>A column of text.</summary>
internal sealed class TextColumn<TRow>(DataField field, PropertyInfo property) : LakeColumn<TRow>(field)
{
    private readonly Func<TRow, string?> _get = Getter<string?>(property);

    /// <summary>A row's text.</summary>
    public string? Of(TRow row) => _get(row);

    public override async Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows, CancellationToken cancellationToken)
    {
        var values = ArrayPool<string?>.Shared.Rent(rows.Length);
        Fill(values, rows.Span);
        await group.WriteAsync(Field, new ArraySegment<string?>(values, 0, rows.Length)!);
        ArrayPool<string?>.Shared.Return(values, clearArray: true);
    }

    private void Fill(string?[] values, ReadOnlySpan<TRow> rows)
    {
        for (var i = 0; i < rows.Length; i++)
            values[i] = _get(rows[i]);
    }

    public override async Task<Array> ReadAsync(ParquetRowGroupReader group, DataField stored, CancellationToken cancellationToken)
    {
        using var read = await TextValues.ReadAsync(group, stored, cancellationToken);
        return read.ToStrings();
    }

    public override Array Missing(int rows) => new string?[rows];
}

/// <summary>A column of values that are always there.</summary>
internal sealed class ValueColumn<TRow, TValue, TStored>(DataField field, PropertyInfo property, Func<TValue, TStored> store, Func<TStored, TValue> load) : LakeColumn<TRow>(field)
    where TValue : struct
    where TStored : struct
{
    private readonly Func<TRow, TValue> _get = Getter<TValue>(property);

    public override Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows, CancellationToken cancellationToken)
    {
        var values = new TStored[rows.Length];
        var from = rows.Span;
        for (var i = 0; i < values.Length; i++)
            values[i] = store(_get(from[i]));
        return group.WriteAsync<TStored>(Field, values.AsMemory(), cancellationToken: cancellationToken);
    }

    public override async Task<Array> ReadAsync(ParquetRowGroupReader group, DataField stored, CancellationToken cancellationToken)
    {
        if (stored.IsNullable)
            return await ReadOptionalAsync(group, stored, cancellationToken);
        var values = ArrayPool<TStored>.Shared.Rent((int)group.RowCount);
        await group.ReadAsync(stored, values.AsMemory(0, (int)group.RowCount), null, cancellationToken);
        var loaded = new TValue[group.RowCount];
        for (var i = 0; i < loaded.Length; i++)
            loaded[i] = load(values[i]);
        ArrayPool<TStored>.Shared.Return(values);
        return loaded;
    }

    // Engines that know no required columns, such as Spark, write every column as optional.
    private async Task<Array> ReadOptionalAsync(ParquetRowGroupReader group, DataField stored, CancellationToken cancellationToken)
    {
        var values = new TStored?[group.RowCount];
        await group.ReadAsync(stored, values.AsMemory(), null, cancellationToken);
        return Array.ConvertAll(values, value => load(value ?? throw new InvalidDataException($"The column {stored.Name} lacks a value that it must have.")));
    }

    public override Array Missing(int rows) => new TValue[rows];
}

/// <summary>A column of values that may be missing.</summary>
internal sealed class OptionalColumn<TRow, TValue, TStored>(DataField field, PropertyInfo property, Func<TValue, TStored> store, Func<TStored, TValue> load) : LakeColumn<TRow>(field)
    where TValue : struct
    where TStored : struct
{
    private readonly Func<TRow, TValue?> _get = Getter<TValue?>(property);

    public override Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows, CancellationToken cancellationToken)
    {
        var values = new TStored?[rows.Length];
        var from = rows.Span;
        for (var i = 0; i < values.Length; i++)
            values[i] = _get(from[i]) is { } value ? store(value) : null;
        return group.WriteAsync<TStored>(Field, values.AsMemory(), cancellationToken: cancellationToken);
    }

    public override async Task<Array> ReadAsync(ParquetRowGroupReader group, DataField stored, CancellationToken cancellationToken)
    {
        var values = ArrayPool<TStored?>.Shared.Rent((int)group.RowCount);
        await group.ReadAsync(stored, values.AsMemory(0, (int)group.RowCount), null, cancellationToken);
        var loaded = new TValue?[group.RowCount];
        for (var i = 0; i < loaded.Length; i++)
            loaded[i] = values[i] is { } there ? load(there) : null;
        ArrayPool<TStored?>.Shared.Return(values);
        return loaded;
    }

    public override Array Missing(int rows) => new TValue?[rows];
}
