namespace Gremlin.Loading;

/// <summary>Finds the files of a load's source: by default in folders; the host adds other schemes.</summary>
/// <param name="find">Lists what a source of another scheme names; null when there are none.</param>
public sealed class LoadSources(Func<Uri, CancellationToken, IAsyncEnumerable<LoadFile>>? find = null)
{
    /// <summary>Lists the files of a source, by name: every one whose name begins so.</summary>
    /// <param name="source">Path or URI.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public async Task<IReadOnlyList<LoadFile>> ListAsync(string source, CancellationToken cancellationToken)
    {
        if (PathOf(source) is { } path)
            return InFolders(path);
        if (find is null || !Uri.TryCreate(source, UriKind.Absolute, out var uri))
            throw new IOException($"No files of the scheme of {source} can be read here.");
        var files = new List<LoadFile>();
        await foreach (var file in find(uri, cancellationToken).ConfigureAwait(false))
            files.Add(file);
        return files;
    }

    private static string? PathOf(string source)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var uri))
            return source;
        return uri.IsFile ? uri.LocalPath : null;
    }

    private static LoadFile[] InFolders(string path)
    {
        if (Directory.Exists(path))
            return [.. Files(path, "*")];
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var prefix = Path.GetFullPath(path);
        return Directory.Exists(folder) ? [.. Files(folder, "*").Where(file => file.Uri.StartsWith(prefix, StringComparison.Ordinal))] : [];
    }

    private static IEnumerable<LoadFile> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Select(Path.GetFullPath)
            .Order(StringComparer.Ordinal)
            .Select(file => new LoadFile(file, _ => Task.FromResult<Stream>(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan))));
}
