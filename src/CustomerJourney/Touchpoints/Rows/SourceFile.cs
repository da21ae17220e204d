using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>A source's file, open to be read row by row.</summary>
internal sealed class SourceFile : IAsyncDisposable
{
    private readonly CountingStream _counting;
    private readonly Stream? _copy;

    private SourceFile(string file, long bytes, string? encoding, CountingStream counting, Stream? copy, RowReader rows) =>
        (File, Bytes, Encoding, _counting, _copy, Rows) = (file, bytes, encoding, counting, copy, rows);

    /// <summary>Name relative to <c>raw/</c>.</summary>
    public string File { get; }

    /// <summary>Bytes as they lie in the lake.</summary>
    public long Bytes { get; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead => _counting.BytesRead;

    /// <summary>Encoding it is read in; null for Parquet.</summary>
    public string? Encoding { get; }

    /// <summary>Its rows.</summary>
    public RowReader Rows { get; }

    /// <summary>Opens a file of the lake.</summary>
    /// <exception cref="SourceFileException">It cannot be read at all.</exception>
    public static async Task<SourceFile> OpenAsync(SourceMapping mapping, string key, string file, IObjectLake lake, CancellationToken cancellationToken, TakenText? taken = null)
    {
        var kind = KindOf(mapping, file);
        var bytes = (await lake.FindAsync(key, cancellationToken))?.Length ?? 0;
        var encoding = kind == FileKind.Parquet ? null : mapping.Format.Encoding == "auto" ? await DetectAsync(lake, key, cancellationToken) : mapping.Format.Encoding;
        return await OpenAsync(mapping, file, kind, encoding, bytes, await lake.OpenReadAsync(key, cancellationToken), taken, cancellationToken);
    }

    /// <summary>Opens a file that comes as a stream, such as standard input.</summary>
    /// <exception cref="SourceFileException">It cannot be read at all.</exception>
    public static async Task<SourceFile> OpenAsync(SourceMapping mapping, string file, Stream input, CancellationToken cancellationToken)
    {
        var kind = KindOf(mapping, file);
        if (kind == FileKind.Parquet || mapping.Format.Encoding != "auto")
            return await OpenAsync(mapping, file, kind, kind == FileKind.Parquet ? null : mapping.Format.Encoding, 0, input, null, cancellationToken);
        var copy = TemporaryFile();
        await input.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        var encoding = await SourceText.DetectAsync(await SourceText.UnzippedAsync(copy, cancellationToken), cancellationToken);
        copy.Position = 0;
        return await OpenAsync(mapping, file, kind, encoding, copy.Length, copy, null, cancellationToken);
    }

    private static async Task<SourceFile> OpenAsync(SourceMapping mapping, string file, FileKind kind, string? encoding, long bytes, Stream input, TakenText? taken, CancellationToken cancellationToken)
    {
        var counting = new CountingStream(input);
        var unzipped = await SourceText.UnzippedAsync(counting, cancellationToken);
        if (encoding is null)
            return await OpenParquetAsync(file, bytes, counting, unzipped, cancellationToken);
        var rows = await RowsAsync(kind, mapping, new TextWindow(await SourceText.Utf8Async(unzipped, encoding, cancellationToken), taken: taken), cancellationToken);
        return new SourceFile(file, bytes, encoding, counting, null, rows);
    }

    private static FileStream TemporaryFile() =>
        new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    /// <summary>Rows of a text that is UTF-8 already.</summary>
    /// <param name="kind">Its kind, not Parquet.</param>
    /// <param name="mapping">The source's mapping.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<RowReader> RowsAsync(FileKind kind, SourceMapping mapping, TextWindow text, CancellationToken cancellationToken) => kind == FileKind.JsonLines
        ? new JsonLineRows(text, RowMapper.PathsOf(mapping))
        : await CsvRows.OpenAsync(text, mapping.Format, cancellationToken);

    /// <summary>Kind of a source's file.</summary>
    public static FileKind KindOf(SourceMapping mapping, string file) => mapping.Format.Kind == FileKind.ByName ? KindOf(file) : mapping.Format.Kind;

    /// <summary>Kind of a file by its name.</summary>
    public static FileKind KindOf(string file)
    {
        var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".jsonl" or ".ndjson" or ".json" => FileKind.JsonLines,
            ".parquet" => FileKind.Parquet,
            _ => FileKind.Csv,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
            await _copy.DisposeAsync();
        await _counting.DisposeAsync();
    }

    private static async Task<string> DetectAsync(IObjectLake lake, string key, CancellationToken cancellationToken)
    {
        await using var stream = await lake.OpenReadAsync(key, cancellationToken);
        await using var unzipped = await SourceText.UnzippedAsync(stream, cancellationToken);
        return await SourceText.DetectAsync(unzipped, cancellationToken);
    }

    private static async Task<SourceFile> OpenParquetAsync(string file, long bytes, CountingStream counting, Stream unzipped, CancellationToken cancellationToken)
    {
        // Parquet is read from its end, so it goes through a file that vanishes when closed.
        var copy = TemporaryFile();
        try
        {
            await unzipped.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return new SourceFile(file, bytes, null, counting, copy, await ParquetRows.OpenAsync(copy, cancellationToken));
        }
        catch (Exception damage) when (damage is not OperationCanceledException)
        {
            await copy.DisposeAsync();
            await counting.DisposeAsync();
            throw new SourceFileException($"{file} is no Parquet file, or it is cut off: {damage.Message} Deliver it again whole.", damage);
        }
    }
}
