using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Cuts a file into parts that give, mapped apart, exactly the rows that the whole gives. The reader of rows does it, so quoted line ends, blank lines and broken rows count as they do when mapped.</summary>
public static class PlanFile
{
    // What a reader looks ahead at most to find that a quote or a line does not end.
    private const long LookAhead = TextWindow.KeptBytes + 1;
    private const int MostRepeats = 1_000_000; // a part carries its repeats; with more of them the file stays whole
    private const int CopyBytes = 1 << 20;

    /// <summary>Plans a file. Gzipped files, Parquet and encodings other than UTF-8 stay whole.</summary>
    /// <param name="mapping">The source's mapping.</param>
    /// <param name="file">Name of the file relative to <c>raw/</c>.</param>
    /// <param name="input">The file's bytes.</param>
    /// <param name="partBytes">Least bytes of a part.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SourceFileException">The file cannot be read at all.</exception>
    public static async Task<IReadOnlyList<FilePart>> RunAsync(SourceMapping mapping, string file, Stream input, long partBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        await using var copy = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, CopyBytes, FileOptions.DeleteOnClose);
        var batch = await CopyAsync(mapping, input, copy, cancellationToken);
        var kind = SourceFile.KindOf(mapping, file);
        var encoding = kind == FileKind.Parquet ? null : mapping.Format.Encoding == "auto" ? await DetectAsync(copy, cancellationToken) : mapping.Format.Encoding;
        var whole = new FilePart(file, batch, encoding, true, 0, copy.Length, copy.Length, 0, 1, null, null, new Dictionary<long, int>());
        return IsZipped(copy) || encoding != "utf-8" || copy.Length <= partBytes ? [whole] : await CutAsync(mapping, kind, whole, copy, partBytes, cancellationToken) ?? [whole];
    }

    private static async Task<string> CopyAsync(SourceMapping mapping, Stream input, FileStream copy, CancellationToken cancellationToken)
    {
        var hash = MapBatch.HashOf(mapping);
        var buffer = new byte[CopyBytes];
        while (await input.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.Append(buffer.AsSpan(0, read));
            await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return MapBatch.Text(hash);
    }

    private static bool IsZipped(FileStream copy)
    {
        Span<byte> head = stackalloc byte[2];
        copy.Position = 0;
        return SourceText.IsGzip(head[..copy.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    private static async Task<string> DetectAsync(FileStream copy, CancellationToken cancellationToken)
    {
        copy.Position = 0;
        return await SourceText.DetectAsync(await SourceText.UnzippedAsync(new Unclosed(copy), cancellationToken), cancellationToken);
    }

    // Null when so many rows are repeats that the file is better left whole.
    private static async Task<IReadOnlyList<FilePart>?> CutAsync(SourceMapping mapping, FileKind kind, FilePart whole, FileStream copy, long partBytes, CancellationToken cancellationToken)
    {
        copy.Position = 0;
        var utf8 = await SourceText.Utf8Async(copy, "utf-8", cancellationToken);
        var mark = copy.Position; // behind a byte order mark
        var rows = await SourceFile.RowsAsync(kind, mapping, new TextWindow(utf8), cancellationToken);
        var cuts = new Cuts(whole, rows, mark, partBytes);
        var repeats = mapping.Touchpoint is { Key: null } ? new RepeatCounter() : null;
        var (row, seed, found) = (new SourceRow(), TouchpointHash.SeedOf(mapping.Name), 0);
        do
        {
            cuts.Look();
            while (rows.TryRead(row))
            {
                if (row.Problem is null && repeats?.Next(TouchpointHash.OfContent(row.Content, seed)) is > 0 and var earlier)
                {
                    cuts.Repeat(row.Number, earlier);
                    found++;
                }

                cuts.Look();
            }
        }
        while (found <= MostRepeats && await rows.FillAsync(cancellationToken));
        return found > MostRepeats ? null : cuts.End();
    }

    /// <summary>The parts found so far.</summary>
    private sealed class Cuts(FilePart whole, RowReader rows, long mark, long partBytes)
    {
        private readonly List<FilePart> _parts = [];
        private Dictionary<long, int> _earlier = [];
        private (long From, long Line, long RowsBefore) _start = (mark + rows.Place!.Value.Offset, rows.Place.Value.Line, 0);

        public void Repeat(long row, int earlier) => _earlier[row] = earlier;

        /// <summary>Cuts before the next row, if the part is long enough.</summary>
        public void Look()
        {
            if (rows.Place is { } place && mark + place.Offset - _start.From >= partBytes)
                Cut(mark + place.Offset, place.Line);
        }

        public IReadOnlyList<FilePart> End()
        {
            if (_start.From < whole.To || _parts.Count == 0)
                Cut(whole.To, 0);
            return _parts;
        }

        private void Cut(long to, long line)
        {
            _parts.Add(whole with
            {
                IsWhole = false,
                From = _start.From,
                To = to,
                Until = Math.Min(to + LookAhead, whole.To),
                RowsBefore = _start.RowsBefore,
                Line = _start.Line,
                Delimiter = (rows as CsvRows)?.Delimiter.ToString(),
                Columns = rows.Columns,
                Earlier = _earlier,
            });
            (_start, _earlier) = ((to, line, rows.RowsRead), []);
        }
    }

    /// <summary>A stream whose reader may close it without the file going.</summary>
    private sealed class Unclosed(FileStream file) : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => file.Read(buffer);

        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => file.ReadAsync(buffer, cancellationToken);
    }
}
