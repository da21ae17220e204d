using System.Runtime.InteropServices;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>Where mapped rows go when they leave as a stream: JSON Lines, and the graph's load files in a folder if asked for.</summary>
/// <param name="lines">Takes the JSON Lines.</param>
/// <param name="mapping">The source's mapping.</param>
/// <param name="graphFolder">Folder for the graph's load files; null writes none.</param>
internal sealed class MappedOutput(Stream lines, Sources.SourceMapping mapping, string? graphFolder) : IAsyncDisposable
{
    private readonly MappedJsonLines _lines = new();
    private readonly Dictionary<string, long> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileStream File, BulkLoadWriter Csv)> _graph = [];
    private readonly IReadOnlyList<GraphFiles.GraphFile> _graphFiles = graphFolder is null ? [] : new GraphFiles(NamesOf(mapping.Touchpoint?.Attributes), NamesOf(mapping.Party?.Attributes)).All;

    /// <summary>Touchpoints so far by type.</summary>
    public IReadOnlyDictionary<string, long> Types => _types;

    /// <summary>Writes a chunk.</summary>
    public async Task WriteAsync(MappedRows rows, CancellationToken cancellationToken)
    {
        foreach (var touchpoint in rows.Touchpoints)
            CollectionsMarshal.GetValueRefOrAddDefault(_types, touchpoint.Type, out _)++;
        _lines.Write(rows);
        await _lines.FlushAsync(lines, cancellationToken);
        foreach (var file in _graphFiles.Where(file => file.CountOf(rows) > 0))
        {
            var csv = Open(file);
            file.Write(csv, rows);
            if (csv.IsFull)
                await csv.FlushAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (file, csv) in _graph.Values)
        {
            await csv.DisposeAsync();
            await file.DisposeAsync();
        }
    }

    private BulkLoadWriter Open(GraphFiles.GraphFile file)
    {
        if (!_graph.TryGetValue(file.Name, out var open))
        {
            var stream = File.Create(Path.Combine(Directory.CreateDirectory(graphFolder!).FullName, file.Name));
            _graph[file.Name] = open = (stream, new BulkLoadWriter(stream, file.Header));
        }

        return open.Csv;
    }

    private static IReadOnlyList<string> NamesOf(IReadOnlyList<Sources.AttributeMapping>? attributes) => attributes is null ? [] : [.. attributes.Select(attribute => attribute.Name)];
}
