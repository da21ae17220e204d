using System.IO.Compression;
using System.Reflection;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Writes a Parquet file again without some of its rows: the same columns and types, row group by row group, gzipped if it was.</summary>
internal static class ParquetCopy
{
    private static readonly MethodInfo Values = typeof(ParquetCopy).GetMethod(nameof(ValuesAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Copies.</summary>
    /// <param name="from">The file from its first byte.</param>
    /// <param name="isKept">For each row, in order, whether it stays.</param>
    /// <param name="to">What is written; stays open.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>False when it has lists, maps or structures, which are not copied: nothing was written.</returns>
    public static async Task<bool> WriteAsync(Stream from, IReadOnlyList<bool> isKept, Stream to, CancellationToken cancellationToken)
    {
        await using var unzipped = await SourceText.UnzippedAsync(from, cancellationToken);
        await using var seekable = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await unzipped.CopyToAsync(seekable, cancellationToken);
        seekable.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(seekable, leaveStreamOpen: true, cancellationToken: cancellationToken);
        if (reader.Schema.Fields.Any(field => field is not DataField { IsArray: false }))
            return false;

        // The writer goes back in what it writes, which an archive does not let it.
        await using var written = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await CopyAsync(reader, isKept, written, cancellationToken);
        written.Position = 0;
        await using var zip = unzipped is GZipStream ? new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true) : null;
        await written.CopyToAsync(zip ?? to, cancellationToken);
        return true;
    }

    private static async Task CopyAsync(ParquetReader reader, IReadOnlyList<bool> isKept, Stream to, CancellationToken cancellationToken)
    {
        await using var writer = await ParquetWriter.CreateAsync(reader.Schema, to, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancellationToken);
        writer.CustomMetadata = reader.CustomMetadata;
        var first = 0;
        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            var rows = (int)group.RowCount;
            int[] kept = [.. Enumerable.Range(0, rows).Where(row => isKept[first + row])];
            using var copy = writer.CreateRowGroup();
            foreach (var field in reader.Schema.DataFields)
                await ColumnAsync(group, copy, field, kept, cancellationToken);
            copy.CompleteValidate();
            first += rows;
        }
    }

    private static async Task ColumnAsync(ParquetRowGroupReader from, ParquetRowGroupWriter to, DataField field, int[] kept, CancellationToken cancellationToken)
    {
        if (ParquetRows.IsText(field))
        {
            var texts = new string?[from.RowCount];
            await from.ReadAsync(field, texts.AsMemory()!, null, cancellationToken);
            await to.WriteAsync(field, Array.ConvertAll(kept, row => texts[row])!);
        }
        else if (ParquetRows.IsBytes(field))
        {
            var bytes = new byte[]?[from.RowCount];
            await from.ReadAsync(field, bytes.AsMemory()!, null, cancellationToken);
            await to.WriteAsync(field, Array.ConvertAll(kept, row => bytes[row])!);
        }
        else
        {
            await (Task)Values.MakeGenericMethod(field.ClrType).Invoke(null, [from, to, field, kept, cancellationToken])!;
        }
    }

    private static async Task ValuesAsync<T>(ParquetRowGroupReader from, ParquetRowGroupWriter to, DataField field, int[] kept, CancellationToken cancellationToken)
        where T : struct
    {
        if (field.IsNullable)
        {
            var values = new T?[from.RowCount];
            await from.ReadAsync(field, values.AsMemory(), null, cancellationToken);
            await to.WriteAsync<T>(field, Array.ConvertAll(kept, row => values[row]).AsMemory(), cancellationToken: cancellationToken);
            return;
        }

        var always = new T[from.RowCount];
        await from.ReadAsync(field, always.AsMemory(), null, cancellationToken);
        await to.WriteAsync<T>(field, Array.ConvertAll(kept, row => always[row]).AsMemory(), cancellationToken: cancellationToken);
    }
}
