using System.Text;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Takes the rows of a person out of a delivered file; all other bytes stay (of a Parquet file, all other rows), and the file counts as taken.</summary>
internal sealed class EraseRawRows
{
    private readonly IObjectLake _lake;
    private readonly IdentifierKey _key;
    private readonly Forgotten _forgotten;
    private readonly PersonText _person;

    /// <summary>Prepares.</summary>
    /// <param name="lake">The object lake.</param>
    /// <param name="key">Gives identifiers their ids.</param>
    /// <param name="forgotten">Which rows: those of listed records, touchpoints or identifiers.</param>
    /// <param name="person">Which rows that cannot be mapped.</param>
    public EraseRawRows(IObjectLake lake, IdentifierKey key, Forgotten forgotten, PersonText person) =>
        (_lake, _key, _forgotten, _person) = (lake, key, forgotten, person);

    /// <summary>Rewrites a file, if rows of the person are in it.</summary>
    /// <returns>Rows taken out; -1 where the file has some but cannot be rewritten (a damaged archive, nested Parquet columns).</returns>
    public async Task<long> RunAsync(SourceMapping mapping, string key, CancellationToken cancellationToken)
    {
        ErasingPass found;
        try
        {
            found = await PassAsync(mapping, key, null, cancellationToken);
            if (found.Rows == 0 || found.IsDamaged)
                return found.Rows == 0 ? 0 : -1;
        }
        catch (Exception unreadable) when (unreadable is MappingException or SourceFileException)
        {
            return 0; // it was never taken: no row of it is anybody's
        }

        await using var copy = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        if (found.IsText)
            await PassAsync(mapping, key, copy, cancellationToken);
        else if (!await CopyParquetAsync(key, found.IsKept, copy, cancellationToken))
            return -1;
        var before = await MapBatch.FindAsync(mapping.Name, await MapBatch.BatchIdAsync(mapping, key, _lake, cancellationToken), _lake, cancellationToken);
        copy.Position = 0;
        var batch = await MapBatch.BatchIdAsync(mapping, copy, cancellationToken);
        if (before is not null)
            await MarkTakenAsync(before, batch, found.Counts, cancellationToken);
        copy.Position = 0;
        await _lake.WriteAsync(key, (stream, stop) => copy.CopyToAsync(stream, stop), cancellationToken);
        await KeepAsync(mapping, key, batch, found.Counts, cancellationToken);
        return found.Rows;
    }

    /// <summary>In the list of files taken the new content stands in the place of the old one.</summary>
    private async Task KeepAsync(SourceMapping mapping, string key, string batch, RowCounts counts, CancellationToken cancellationToken)
    {
        var taken = await FileLists.ReadAsync(_lake, FileLists.TakenKey(mapping.Name), cancellationToken);
        if (taken.FindLastIndex(file => file.Key == key && file.IsDone) is not (>= 0 and var place) || await _lake.FindAsync(key, cancellationToken) is not { } now)
            return;
        taken[place] = taken[place] with { Version = now.Version, Size = now.Length, Batch = batch, Counts = counts };
        await FileLists.WriteAsync(_lake, FileLists.TakenKey(mapping.Name), taken, cancellationToken);
    }

    // Before the file itself: whoever is told of the new file finds it taken.
    private Task MarkTakenAsync(BatchManifest before, string batch, RowCounts counts, CancellationToken cancellationToken)
    {
        var after = before with { Batch = batch, Counts = counts, Tables = new Dictionary<string, IReadOnlyList<LakeFile>>(), GraphPrefix = null };
        return _lake.WriteAsync(BatchManifest.KeyOf(after.Source, batch), (stream, stop) => stream.WriteAsync(after.ToJson(), stop).AsTask(), cancellationToken);
    }

    private async Task<bool> CopyParquetAsync(string key, List<bool> isKept, Stream to, CancellationToken cancellationToken)
    {
        await using var original = await _lake.OpenReadAsync(key, cancellationToken);
        return await ParquetCopy.WriteAsync(original, isKept, to, cancellationToken);
    }

    private async Task<ErasingPass> PassAsync(SourceMapping mapping, string key, Stream? to, CancellationToken cancellationToken)
    {
        var (file, text) = (key[MapBatch.RawZone.Length..], new TakenText());
        await using var source = await SourceFile.OpenAsync(mapping, key, file, _lake, cancellationToken, text);
        await using var output = to is null || source.Encoding is null ? null : await RawFileWriter.LikeAsync(_lake, key, source.Encoding, to, cancellationToken);
        var (mapper, row, rows, erased, bad) = (new RowMapper(mapping, file, "", source.Rows.Columns, _key, _forgotten), new SourceRow(), new MappedRows(), 0L, 0L);
        var isKept = new List<bool>();
        text.End(isKept: true); // the header
        do
        {
            while (source.Rows.TryRead(row))
            {
                var outcome = mapper.Map(row, rows);
                var isBad = outcome == RowOutcome.Quarantined && _person.IsIn(Encoding.UTF8.GetString(row.Raw.Span));
                isKept.Add(outcome != RowOutcome.Forgotten && !isBad);
                text.End(isKept[^1]);
                (erased, bad) = (erased + (outcome == RowOutcome.Forgotten ? 1 : 0), bad + (isBad ? 1 : 0));
            }

            rows = new MappedRows();
            await FlushAsync(text, output, cancellationToken);
        }
        while (await source.Rows.FillAsync(cancellationToken));
        text.End(isKept: true);
        await FlushAsync(text, output, cancellationToken);
        var counts = mapper.Counts with { Read = mapper.Counts.Read - erased - bad, Filtered = mapper.Counts.Filtered - erased, Quarantined = mapper.Counts.Quarantined - bad };
        return new ErasingPass(erased + bad, source.Encoding is not null, source.Rows.Damage is not null, isKept, counts);
    }

    private static async Task FlushAsync(TakenText text, RawFileWriter? output, CancellationToken cancellationToken)
    {
        if (output is not null)
            await output.WriteAsync(text.Kept, cancellationToken);
        text.Clear();
    }

    /// <summary>What one reading of a file found: rows of the person, and of each row whether it stays.</summary>
    private sealed record ErasingPass(long Rows, bool IsText, bool IsDamaged, List<bool> IsKept, RowCounts Counts);
}
