using System.Collections;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;

namespace CustomerJourney.Touchpoints;

/// <summary>A table in the object lake: immutable Parquet files and a manifest, committed last, that names the live ones.</summary>
/// <remarks>
/// Columns are the record's properties in snake case; instants are stored as UTC timestamps without zone in microseconds, decimals with 18 digits, 4 of them places.
/// Every write carries a batch id; a batch that is in already is not taken again. Writers of several processes may meet: one of them commits first, the others after it.
/// </remarks>
/// <typeparam name="TRow">A positional record of text, numbers, booleans, <see cref="DateTimeOffset"/> and <see cref="DateOnly"/>, nullable or not.</typeparam>
/// <param name="lake">Where it lies.</param>
/// <param name="path">Key prefix without a slash at the end: <c>curated/touchpoints</c>.</param>
/// <param name="keyColumns">Text columns that tell a row: of two rows with one key the later written counts. None for a table where every row counts.</param>
public sealed class LakeTable<TRow>(IObjectLake lake, string path, params IReadOnlyList<string> keyColumns)
{
    private const long FileRows = 2_000_000;
    private readonly string _manifestKey = path + "/manifest.json";

    /// <summary>Key prefix of the table.</summary>
    public string Path { get; } = path;

    /// <summary>Names of the columns that tell a row; none when every row counts.</summary>
    public IReadOnlyList<string> KeyColumns { get; } = keyColumns;

    /// <summary>The same table with some of its columns: what is not looked at need not be read.</summary>
    /// <typeparam name="TPart">A record with some of the row's properties.</typeparam>
    public LakeTable<TPart> Part<TPart>() => new(lake, Path, KeyColumns);

    /// <summary>Names of the columns, in file order.</summary>
    public IReadOnlyList<string> ColumnNames { get; } = [.. LakeRows<TRow>.Columns.Select(column => column.Field.Name)];

    /// <summary>Adds rows to a table without a key.</summary>
    /// <param name="rows">The batch's rows.</param>
    /// <param name="batchId">Derived from the batch's content.</param>
    /// <param name="cancellationToken">Leaves the table as it was.</param>
    /// <returns>Files written; none when the batch is in already.</returns>
    /// <exception cref="InvalidOperationException">The table has a key.</exception>
    public Task<IReadOnlyList<LakeFile>> AppendAsync(IEnumerable<TRow> rows, string batchId, CancellationToken cancellationToken) =>
        KeyColumns.Count == 0 ? AddAsync(Chunks(rows), batchId, cancellationToken) : throw new InvalidOperationException($"'{Path}' has a key: use UpsertAsync.");

    /// <summary>Adds rows to a table with a key; a row whose key is there replaces it.</summary>
    /// <param name="rows">The batch's rows.</param>
    /// <param name="batchId">Derived from the batch's content.</param>
    /// <param name="cancellationToken">Leaves the table as it was.</param>
    /// <returns>Files written; none when the batch is in already.</returns>
    /// <exception cref="InvalidOperationException">The table has no key.</exception>
    public Task<IReadOnlyList<LakeFile>> UpsertAsync(IEnumerable<TRow> rows, string batchId, CancellationToken cancellationToken) =>
        KeyColumns.Count > 0 ? AddAsync(Chunks(rows), batchId, cancellationToken) : throw new InvalidOperationException($"'{Path}' has no key: use AppendAsync.");

    /// <summary>Appends or upserts, as the table has a key, chunks of rows as they come.</summary>
    /// <inheritdoc cref="UpsertAsync"/>
    public async Task<IReadOnlyList<LakeFile>> AddAsync(IAsyncEnumerable<ReadOnlyMemory<TRow>> chunks, string batchId, CancellationToken cancellationToken)
    {
        if (await HasBatchAsync(batchId, cancellationToken))
            return [];
        var files = await StageAsync(chunks, batchId, cancellationToken);
        return await CommitAsync(files, batchId, cancellationToken) ? files : [];
    }

    /// <summary>Writes a batch's files without making them live; writing them again replaces them.</summary>
    /// <returns>The files, for <see cref="CommitAsync(IReadOnlyList{LakeFile}, string, CancellationToken)"/>.</returns>
    public Task<IReadOnlyList<LakeFile>> StageAsync(IAsyncEnumerable<ReadOnlyMemory<TRow>> chunks, string batchId, CancellationToken cancellationToken) =>
        WriteFilesAsync(chunks, Hashed(batchId), cancellationToken);

    /// <summary>Makes a staged batch's files live.</summary>
    /// <returns>False when the batch is in already.</returns>
    public Task<bool> CommitAsync(IReadOnlyList<LakeFile> files, string batchId, CancellationToken cancellationToken)
    {
        var batch = Hashed(batchId);
        return CommitAsync(manifest => manifest.Batches.Contains(batch) ? null : manifest with { Files = [.. manifest.Files, .. files], Batches = [.. manifest.Batches, batch], IsDistinct = false }, cancellationToken);
    }

    /// <summary>Makes these the only rows of the table.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="batchId">Derived from the content; the same id as the last replacement changes nothing.</param>
    /// <param name="cancellationToken">Leaves the table as it was.</param>
    /// <param name="first">What must have ended well before the rows become live; they are written meanwhile.</param>
    public async Task<IReadOnlyList<LakeFile>> ReplaceAsync(IEnumerable<TRow> rows, string batchId, CancellationToken cancellationToken, Task? first = null)
    {
        var batch = Hashed("replace\n" + batchId);
        var manifest = (await ReadManifestAsync(cancellationToken)).Manifest;
        if (manifest.Batches is [var last] && last == batch)
            return manifest.Files;
        var keys = new LakeKeys<TRow>(KeyColumns);
        var files = await WriteFilesAsync(Chunks(rows.Select(keys.Noted)), batch, cancellationToken);
        await (first ?? Task.CompletedTask);
        IEnumerable<string> outdated = [];
        await CommitAsync(before =>
        {
            outdated = before.Obsolete.Except(files.Select(file => file.Key));
            return new LakeManifest(files, [batch], Outdated(before, files), keys.AreDistinct);
        }, cancellationToken);
        await DeleteAsync(outdated, cancellationToken);
        return files;
    }

    /// <summary>Whether a batch is in.</summary>
    public async Task<bool> HasBatchAsync(string batchId, CancellationToken cancellationToken) =>
        (await ReadManifestAsync(cancellationToken)).Manifest.Batches.Contains(Hashed(batchId));

    /// <summary>The live files, oldest first, for engines that read Parquet themselves; where two hold one key, the later file counts, and in a file the later row.</summary>
    public async Task<IReadOnlyList<LakeFile>> LiveFilesAsync(CancellationToken cancellationToken) =>
        (await ReadManifestAsync(cancellationToken)).Manifest.Files;

    /// <summary>Reads the rows, of each key the latest, in the order they were written.</summary>
    public async IAsyncEnumerable<TRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var rows in ReadGroupsAsync(cancellationToken))
        {
            for (var i = 0; i < rows.Length; i++)
                yield return rows.Span[i];
        }
    }

    /// <summary>Reads the rows as they were written, many at a time, replaced ones among them: for callers that know the rows by their keys anyway. Half the work.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<TRow>> ReadWrittenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var rows in ReadFilesAsync(await LiveFilesAsync(cancellationToken), cancellationToken))
            yield return rows;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<TRow>> ReadFilesAsync(IReadOnlyList<LakeFile> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await using var stream = await lake.OpenReadAsync(file.Key, cancellationToken);
            await foreach (var rows in LakeRows<TRow>.ReadAsync(stream, cancellationToken))
                yield return rows;
        }
    }

    /// <summary>Reads the rows as <see cref="ReadAsync"/> does, many at a time.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<TRow>> ReadGroupsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var manifest = (await ReadManifestAsync(cancellationToken)).Manifest;
        var latest = KeyColumns.Count == 0 || manifest.IsDistinct ? null : await LatestAsync(manifest.Files, cancellationToken);
        var row = 0;
        await foreach (var rows in ReadFilesAsync(manifest.Files, cancellationToken))
        {
            yield return latest is null ? rows : Kept(rows, latest, row);
            row += rows.Length;
        }
    }

    /// <summary>Puts the live rows into as few files as can be.</summary>
    /// <param name="keep">Rows to keep; null keeps all. A dropped row's old files are deleted at once, as a person who asked to be forgotten expects.</param>
    /// <param name="cancellationToken">Leaves the table as it was.</param>
    public async Task CompactAsync(Predicate<TRow>? keep, CancellationToken cancellationToken)
    {
        var before = (await ReadManifestAsync(cancellationToken)).Manifest;
        if (keep is null && before.Files.Count <= 1)
            return;
        var name = Hashed(string.Join('\n', before.Files.Select(file => file.Key)) + (keep is null ? "" : "\nkept"));
        var files = await WriteFilesAsync(Filtered(ReadGroupsAsync(cancellationToken), keep), "c" + name, cancellationToken);
        var replaced = before.Files.Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        await CommitAsync(now => Compacted(now, files, replaced, keep is null), cancellationToken);
        await DeleteAsync(keep is null ? before.Obsolete : before.Obsolete.Concat(replaced), cancellationToken);
    }

    /// <summary>Changes rows where they stand; the old files are deleted at once.</summary>
    /// <param name="change">Gives a row as it is to be; the same one where nothing changes.</param>
    /// <param name="cancellationToken">Leaves the table as it was.</param>
    public async Task RedactAsync(Func<TRow, TRow> change, CancellationToken cancellationToken)
    {
        var before = (await ReadManifestAsync(cancellationToken)).Manifest;
        var name = Hashed(string.Join('\n', before.Files.Select(file => file.Key)) + "\nredacted");
        var files = await WriteFilesAsync(Changed(ReadGroupsAsync(cancellationToken), change), "c" + name, cancellationToken);
        var replaced = before.Files.Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        await CommitAsync(now => Compacted(now, files, replaced, keepOld: false), cancellationToken);
        await DeleteAsync(before.Obsolete.Concat(replaced), cancellationToken);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<TRow>> Changed(IAsyncEnumerable<ReadOnlyMemory<TRow>> groups, Func<TRow, TRow> change)
    {
        await foreach (var rows in groups)
            yield return Array.ConvertAll(rows.ToArray(), row => change(row));
    }

    private async Task DeleteAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
            await lake.DeleteAsync(key, cancellationToken);
    }

    private static LakeManifest Compacted(LakeManifest now, IReadOnlyList<LakeFile> files, HashSet<string> replaced, bool keepOld)
    {
        if (!replaced.All(key => now.Files.Any(file => file.Key == key)))
            throw new InvalidOperationException("The table was compacted or replaced by another process meanwhile; nothing was changed.");
        return now with { Files = [.. files, .. now.Files.Where(file => !replaced.Contains(file.Key))], Obsolete = keepOld ? [.. replaced] : [] };
    }

    private static List<string> Outdated(LakeManifest before, IReadOnlyList<LakeFile> files) =>
        [.. before.Files.Select(file => file.Key).Except(files.Select(file => file.Key))];

    private static async IAsyncEnumerable<ReadOnlyMemory<TRow>> Filtered(IAsyncEnumerable<ReadOnlyMemory<TRow>> groups, Predicate<TRow>? keep)
    {
        await foreach (var rows in groups)
            yield return keep is null ? rows : Array.FindAll(rows.ToArray(), keep);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<TRow>> Chunks(IEnumerable<TRow> rows)
    {
        foreach (var chunk in rows.Chunk(LakeRows<TRow>.GroupRows))
            yield return chunk;
        await Task.CompletedTask;
    }

    private async Task<IReadOnlyList<LakeFile>> WriteFilesAsync(IAsyncEnumerable<ReadOnlyMemory<TRow>> chunks, string name, CancellationToken cancellationToken)
    {
        var files = new List<LakeFile>();
        var cursor = new LakeChunkCursor<TRow>();
        await using var source = chunks.GetAsyncEnumerator(cancellationToken);
        while (await cursor.HasRestAsync(source))
        {
            var file = $"{Path}/{name}-{files.Count:d4}.parquet";
            long rows = 0;
            await lake.WriteAsync(file, async (stream, stop) => rows = await LakeRows<TRow>.WriteAsync(stream, source, cursor, FileRows, stop), cancellationToken);
            files.Add(new LakeFile(file, rows));
        }

        return files;
    }

    private async Task<bool> CommitAsync(Func<LakeManifest, LakeManifest?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (manifest, version) = await ReadManifestAsync(cancellationToken);
            if (change(manifest) is not { } next)
                return false;
            if (await lake.TryReplaceAsync(_manifestKey, next.ToJson(), version, cancellationToken))
                return true;
        }
    }

    private async Task<(LakeManifest Manifest, string? Version)> ReadManifestAsync(CancellationToken cancellationToken)
    {
        if (await lake.FindAsync(_manifestKey, cancellationToken) is not { } found)
            return (LakeManifest.Empty, null);
        await using var stream = await lake.OpenReadAsync(_manifestKey, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return (LakeManifest.Parse(content.GetBuffer().AsSpan(0, (int)content.Length)), found.Version);
    }

    // Marks the last row of each key. Keys are held as 128-bit hashes: as text they would not fit in memory at many millions of rows.
    private async Task<BitArray> LatestAsync(IReadOnlyList<LakeFile> files, CancellationToken cancellationToken)
    {
        var total = checked((int)files.Sum(file => file.Rows));
        var last = new Dictionary<UInt128, int>(total);
        var row = 0;
        foreach (var file in files)
        {
            await using var stream = await lake.OpenReadAsync(file.Key, cancellationToken);
            await foreach (var keys in LakeRows<TRow>.ReadKeysAsync(stream, KeyColumns, cancellationToken))
            {
                foreach (var key in keys)
                    last[key] = row++;
            }
        }

        var latest = new BitArray(total);
        foreach (var at in last.Values)
            latest[at] = true;
        return latest;
    }

    private static ReadOnlyMemory<TRow> Kept(ReadOnlyMemory<TRow> rows, BitArray latest, int first)
    {
        var kept = new List<TRow>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (latest[first + i])
                kept.Add(rows.Span[i]);
        }

        return kept.Count == rows.Length ? rows : kept.ToArray();
    }

    private static string Hashed(string batchId) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(batchId)))[..16];
}
