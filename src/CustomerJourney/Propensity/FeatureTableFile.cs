using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Propensity;

/// <summary>Feature tables as Parquet files: <c>id</c>, <c>label</c> where there is one, then a column a feature: numbers as float, categories as text.</summary>
public static class FeatureTableFile
{
    private const string Id = "id";
    private const string Label = "label";

    /// <summary>Writes a table.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="table">The features.</param>
    /// <param name="labels">What happened; null for a table to be scored.</param>
    /// <param name="cancellationToken">Stops between columns.</param>
    public static async Task WriteAsync(Stream stream, FeatureTable table, bool[]? labels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (id, label) = (new DataField(Id, typeof(string), true), new DataField(Label, typeof(bool), false));
        DataField[] features = [.. table.Columns.Select(column => column is NumericColumn ? new DataField(column.Name, typeof(float), false) : new DataField(column.Name, typeof(string), true))];
        var schema = new ParquetSchema([id, .. labels is null ? Array.Empty<DataField>() : [label], .. features]);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancellationToken);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(id, table.Ids.ToArray());
        if (labels is not null)
            await group.WriteAsync<bool>(label, labels.AsMemory(), cancellationToken: cancellationToken);
        for (var index = 0; index < features.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (table.Columns[index] is NumericColumn numeric)
                await group.WriteAsync<float>(features[index], numeric.Values.AsMemory(), cancellationToken: cancellationToken);
            else
                await group.WriteAsync(features[index], Texts((CategoryColumn)table.Columns[index]));
        }

        group.CompleteValidate();
    }

    /// <summary>Reads a table back; labels are null where the file has none.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="cancellationToken">Stops between columns.</param>
    public static async Task<(FeatureTable Features, bool[]? Labels)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: true, cancellationToken: cancellationToken);
        using var group = reader.OpenRowGroupReader(0);
        var (ids, labels, columns) = (Array.Empty<string>(), default(bool[]), new List<FeatureColumn>());
        foreach (var field in reader.Schema.DataFields)
        {
            if (field.Name == Id)
                ids = [.. (await TextAsync(group, field, cancellationToken)).Select(id => id ?? "")];
            else if (field.Name == Label && field.ClrType == typeof(bool))
                await group.ReadAsync(field, (labels = new bool[group.RowCount]).AsMemory(), null, cancellationToken);
            else if (field.ClrType == typeof(float))
                columns.Add(await NumbersAsync(group, field, cancellationToken));
            else
                columns.Add(CategoryColumn.Of(field.Name, await TextAsync(group, field, cancellationToken)));
        }

        return (new FeatureTable(ids, columns), labels);
    }

    private static async Task<NumericColumn> NumbersAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
    {
        var values = new float[group.RowCount];
        await group.ReadAsync(field, values.AsMemory(), null, cancellationToken);
        return new NumericColumn(field.Name, values);
    }

    private static async Task<string?[]> TextAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
    {
        var values = new string?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory(), null, cancellationToken);
        return values;
    }

    private static string?[] Texts(CategoryColumn column) => Array.ConvertAll(column.Codes, code => code < 0 ? null : column.Levels[code]);
}
