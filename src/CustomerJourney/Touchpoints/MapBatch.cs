using System.IO.Hashing;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Maps one file of a source into the lake's tables and the graph's load files, in one pass and bounded memory.</summary>
public static class MapBatch
{
    private const int ChunkRows = 2048; // lists of so many stay off the large object heap
    private const int LongRow = 1 << 20; // ends a chunk, so that long rows do not pile up in memory
    private const int TypesKept = 100;

    /// <summary>Where raw files lie in the lake.</summary>
    public const string RawZone = "raw/";

    /// <summary>Maps a file. The same content again, under whatever name, changes nothing.</summary>
    /// <param name="mapping">The source's mapping.</param>
    /// <param name="key">Key of the file in the lake, under <c>raw/</c>.</param>
    /// <param name="lake">The lake.</param>
    /// <param name="identifiers">Secret of identifiers' ids.</param>
    /// <param name="progress">Told now and then how far it is; null when nobody asks.</param>
    /// <param name="cancellationToken">Stops; the tables stay as they were.</param>
    /// <returns>What was written and what became of every row.</returns>
    /// <exception cref="MappingException">The mapping does not fit the file.</exception>
    /// <exception cref="SourceFileException">The file cannot be read at all.</exception>
    public static async Task<BatchManifest> RunAsync(SourceMapping mapping, string key, IObjectLake lake, IdentifierKey identifiers, IProgress<BatchProgress>? progress, CancellationToken cancellationToken)
    {
        var manifest = await StageAsync(mapping, key, lake, identifiers, progress, cancellationToken);
        await CommitAsync(manifest, lake, cancellationToken);
        return manifest;
    }

    /// <summary>Maps a file as <see cref="RunAsync"/> does, but leaves it to <see cref="CommitAsync"/> to make its rows live.</summary>
    public static async Task<BatchManifest> StageAsync(SourceMapping mapping, string key, IObjectLake lake, IdentifierKey identifiers, IProgress<BatchProgress>? progress, CancellationToken cancellationToken)
    {
        var file = key.StartsWith(RawZone, StringComparison.Ordinal) ? key[RawZone.Length..] : key;
        var batch = await BatchIdAsync(mapping, key, lake, cancellationToken);
        if (await FindAsync(mapping.Name, batch, lake, cancellationToken) is { } taken)
            return taken with { AlreadyTaken = true };
        await using var source = await SourceFile.OpenAsync(mapping, key, file, lake, cancellationToken);
        var forgotten = await Forgotten.ReadAsync(lake, identifiers, cancellationToken);
        var mapper = new RowMapper(mapping, file, batch, source.Rows.Columns, identifiers, forgotten);
        var types = new Dictionary<string, long>(StringComparer.Ordinal);
        var writer = new WriteCurated(lake, batch, NamesOf(mapping.Touchpoint?.Attributes), NamesOf(mapping.Party?.Attributes), cancellationToken);
        try
        {
            await PumpAsync(source, mapper, writer, types, progress, cancellationToken);
        }
        catch (Exception reason)
        {
            var cause = await writer.AbandonAsync(reason);
            if (cause != reason)
                ExceptionDispatchInfo.Throw(cause);
            throw;
        }

        var manifest = Manifest(mapping, batch, file, source, mapper, types, await writer.FinishAsync(), writer.GraphPrefix);
        await lake.WriteAsync(BatchManifest.KeyOf(mapping.Name, batch), async (stream, stop) => await stream.WriteAsync(manifest.ToJson(), stop), cancellationToken);
        return manifest;
    }

    /// <summary>Makes a batch's rows live, table by table; again after a crash, if need be.</summary>
    public static async Task CommitAsync(BatchManifest manifest, IObjectLake lake, CancellationToken cancellationToken)
    {
        var tables = new CuratedTables(lake);
        await CommitAsync(tables.Touchpoints);
        await CommitAsync(tables.TouchpointIdentifiers);
        await CommitAsync(tables.Parties);
        await CommitAsync(tables.PartyIdentifiers);
        await CommitAsync(tables.Quarantine);

        async Task CommitAsync<TRow>(LakeTable<TRow> table)
        {
            if (manifest.Tables.TryGetValue(table.Path, out var files))
                await table.CommitAsync(files, manifest.Batch, cancellationToken);
        }
    }

    /// <summary>The manifest of a batch; null when it is not whole.</summary>
    public static async Task<BatchManifest?> FindAsync(string source, string batch, IObjectLake lake, CancellationToken cancellationToken)
    {
        var key = BatchManifest.KeyOf(source, batch);
        if (await lake.FindAsync(key, cancellationToken) is null)
            return null;
        await using var stream = await lake.OpenReadAsync(key, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return BatchManifest.Parse(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>The id a file's batch has or would have: from source, mapping and content.</summary>
    public static async Task<string> BatchIdAsync(SourceMapping mapping, string key, IObjectLake lake, CancellationToken cancellationToken)
    {
        await using var stream = await lake.OpenReadAsync(key, cancellationToken);
        return await BatchIdAsync(mapping, stream, cancellationToken);
    }

    /// <summary>The id of a content.</summary>
    internal static async Task<string> BatchIdAsync(SourceMapping mapping, Stream content, CancellationToken cancellationToken)
    {
        var hash = HashOf(mapping);
        await hash.AppendAsync(content, cancellationToken);
        return Text(hash);
    }

    /// <summary>The hash that a batch's id is made of, the content still to be appended.</summary>
    internal static XxHash128 HashOf(SourceMapping mapping)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes($"{mapping.Name}\n{mapping.Version}\n"));
        return hash;
    }

    /// <summary>A batch's id, from <see cref="HashOf"/> with all of the content.</summary>
    internal static string Text(XxHash128 hash) => Convert.ToHexStringLower(hash.GetCurrentHash());

    private static async Task PumpAsync(SourceFile source, RowMapper mapper, WriteCurated writer, Dictionary<string, long> types, IProgress<BatchProgress>? progress, CancellationToken cancellationToken)
    {
        var row = new SourceRow();
        var rows = new MappedRows();
        var inChunk = 0;
        do
        {
            while (source.Rows.TryRead(row))
            {
                mapper.Map(row, rows);
                if (++inChunk < ChunkRows && row.Raw.Length < LongRow)
                    continue;
                await HandOnAsync(rows);
                (rows, inChunk) = (new MappedRows(), 0);
            }
        }
        while (await source.Rows.FillAsync(cancellationToken));
        await HandOnAsync(rows);

        async ValueTask HandOnAsync(MappedRows chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var touchpoint in chunk.Touchpoints)
                CollectionsMarshal.GetValueRefOrAddDefault(types, touchpoint.Type, out _)++;
            await writer.AddAsync(chunk);
            progress?.Report(new BatchProgress(source.File, source.BytesRead, source.Bytes, mapper.Counts.Read));
        }
    }

    private static BatchManifest Manifest(SourceMapping mapping, string batch, string file, SourceFile source, RowMapper mapper, Dictionary<string, long> types, IReadOnlyDictionary<string, IReadOnlyList<LakeFile>> written, string graphPrefix)
    {
        var tables = written.Where(pair => pair.Value.Count > 0 && !pair.Key.StartsWith(graphPrefix, StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var hasGraph = written.Any(pair => pair.Value.Count > 0 && pair.Key.StartsWith(graphPrefix, StringComparison.Ordinal));
        return new BatchManifest(batch, mapping.Name, file, source.Encoding, mapper.Counts, mapper.Notes, source.Rows.Damage, tables, hasGraph ? graphPrefix : null, Commonest(types));
    }

    /// <summary>The commonest types, as a batch's manifest keeps them.</summary>
    internal static Dictionary<string, long> Commonest(IReadOnlyDictionary<string, long> types) =>
        types.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(TypesKept).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);


    private static IReadOnlyList<string> NamesOf(IReadOnlyList<AttributeMapping>? attributes) => attributes is null ? [] : [.. attributes.Select(attribute => attribute.Name)];
}
