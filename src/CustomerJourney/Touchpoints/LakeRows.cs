using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints;

/// <summary>Turns row records into Parquet row groups and back, column by column.</summary>
/// <typeparam name="TRow">A positional record.</typeparam>
internal static class LakeRows<TRow>
{
    /// <summary>Rows of a row group: large enough for compression, small enough that two of them fit in memory beside each other.</summary>
    public const int GroupRows = 1 << 17;

    private const int CopyBytes = 1 << 20;
    private static readonly ConstructorInfo Constructor = typeof(TRow).GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
    private static readonly Lazy<Func<Array[], int, TRow>> Make = new(CompileMake);

    /// <summary>Columns in the order of the record's parameters.</summary>
    public static IReadOnlyList<LakeColumn<TRow>> Columns { get; } =
        [.. Constructor.GetParameters().Select(parameter => LakeColumn<TRow>.Of(typeof(TRow).GetProperty(parameter.Name!)!))];

    /// <summary>Writes a file from chunks of any length.</summary>
    /// <returns>Rows written.</returns>
    public static async Task<long> WriteAsync(Stream file, IAsyncEnumerator<ReadOnlyMemory<TRow>> chunks, LakeChunkCursor<TRow> cursor, long maximumRows, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema(Columns.Select(column => column.Field));
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        await using var writer = await ParquetWriter.CreateAsync(schema, file, options, cancellationToken: cancellationToken);
        long written = 0;
        while (written < maximumRows && await cursor.FillAsync(chunks, (int)Math.Min(GroupRows, maximumRows - written)) is { Length: > 0 } rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var group = writer.CreateRowGroup();
            foreach (var column in Columns)
                await column.WriteAsync(group, rows, cancellationToken);
            group.CompleteValidate();
            written += rows.Length;
        }

        return written;
    }

    /// <summary>Reads hashes of the rows' keys, row group by row group.</summary>
    public static async IAsyncEnumerable<UInt128[]> ReadKeysAsync(Stream stream, IReadOnlyList<string> key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var seekable = await SeekableAsync(stream, cancellationToken);
        await using var reader = await ParquetReader.CreateAsync(seekable, leaveStreamOpen: true, cancellationToken: cancellationToken);
        for (var index = 0; index < reader.RowGroupCount; index++)
        {
            using var group = reader.OpenRowGroupReader(index);
            var hashes = new UInt128[group.RowCount];
            foreach (var column in key)
            {
                if (StoredAs(reader, column) is not { } stored)
                    continue;
                using var texts = await TextValues.ReadAsync(group, stored, cancellationToken);
                texts.ForEach((text, row) => hashes[row] = LakeKeys<TRow>.Mixed(hashes[row], text));
            }

            yield return hashes;
        }
    }

    /// <summary>Reads a file row group by row group.</summary>
    public static async IAsyncEnumerable<TRow[]> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var seekable = await SeekableAsync(stream, cancellationToken);
        await using var reader = await ParquetReader.CreateAsync(seekable, leaveStreamOpen: true, cancellationToken: cancellationToken);
        var next = NextAsync(0);
        try
        {
            for (var index = 0; index < reader.RowGroupCount; index++)
            {
                var rows = await next;
                next = NextAsync(index + 1); // read while the caller looks at these
                yield return rows;
            }
        }
        finally
        {
            await Task.WhenAny(next); // it must not meet a closed file when the caller stops early
        }

        Task<TRow[]> NextAsync(int index) => index < reader.RowGroupCount ? Task.Run(() => ReadGroupAsync(reader, index, cancellationToken), cancellationToken) : Task.FromResult<TRow[]>([]);
    }

    private static async Task<TRow[]> ReadGroupAsync(ParquetReader reader, int index, CancellationToken cancellationToken)
    {
        using var group = reader.OpenRowGroupReader(index);
        var columns = new Array[Columns.Count];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = StoredAs(reader, Columns[i].Field.Name) is { } stored ? await Columns[i].ReadAsync(group, stored, cancellationToken) : Columns[i].Missing((int)group.RowCount);
        var (make, rows) = (Make.Value, new TRow[group.RowCount]);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = make(columns, i);
        return rows;
    }

    private static DataField? StoredAs(ParquetReader reader, string column) => Array.Find(reader.Schema.DataFields, field => field.Name == column);

    // Parquet is read from its end; a stream from a service cannot seek, so it goes through a file that vanishes when closed.
    private static async Task<Stream> SeekableAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
            return stream;
        var copy = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, CopyBytes, FileOptions.DeleteOnClose);
        await using (stream)
            await stream.CopyToAsync(copy, CopyBytes, cancellationToken);
        copy.Position = 0;
        return copy;
    }

    private static Func<Array[], int, TRow> CompileMake()
    {
        var columns = Expression.Parameter(typeof(Array[]));
        var row = Expression.Parameter(typeof(int));
        var arguments = Constructor.GetParameters().Select((parameter, index) =>
            Expression.ArrayIndex(Expression.Convert(Expression.ArrayIndex(columns, Expression.Constant(index)), parameter.ParameterType.MakeArrayType()), row));
        return Expression.Lambda<Func<Array[], int, TRow>>(Expression.New(Constructor, arguments), columns, row).Compile();
    }
}
