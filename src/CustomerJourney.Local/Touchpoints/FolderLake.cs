using System.Globalization;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Local.Touchpoints;

/// <summary>The object lake as a folder: an object is a file, written beside and renamed, so that it appears whole or not at all.</summary>
/// <remarks>Several processes may share the folder. Names that begin with a dot are the lake's own and never listed.</remarks>
public sealed class FolderLake : IObjectLake
{
    private const int HashedBytes = 1 << 20;
    private const int BufferBytes = 1 << 16;
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(3);
    private readonly string _root;
    private readonly string _temporary;

    /// <summary>Opens the lake in a folder, which is made when it is not there.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public FolderLake(string folder)
    {
        _root = Path.GetFullPath(folder);
        _temporary = Path.Combine(_root, ".tmp");
        Directory.CreateDirectory(_temporary);
        SweepLeftovers();
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(key);
        if (!File.Exists(path))
            throw new FileNotFoundException($"The lake has no object '{key}'.", key);
        return Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.SequentialScan));
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var path = PathOf(key);
        var beside = await WriteBesideAsync(write, cancellationToken);
        Publish(beside, path);
    }

    /// <inheritdoc/>
    public async Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var beside = await WriteBesideAsync(async (stream, stop) => await stream.WriteAsync(content, stop), cancellationToken);
        await using (await LockAsync(key, cancellationToken))
        {
            if (Find(key, path)?.Version == expectedVersion)
            {
                Publish(beside, path);
                return true;
            }
        }

        File.Delete(beside);
        return false;
    }

    /// <inheritdoc/>
    public Task<LakeObject?> FindAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Find(key, PathOf(key)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        foreach (var key in KeysUnder(prefix).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Find(key, PathOf(key)) is { } found)
                yield return found;
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(key);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Uri UriOf(string key) =>
        new("file://" + string.Join('/', Path.Combine(_root, CheckedPrefix(key)).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)));

    /// <summary>The file an object lies in, for engines that read files themselves.</summary>
    /// <exception cref="ArgumentException">The key is not a relative path with <c>/</c>.</exception>
    public string PathOf(string key)
    {
        if (string.IsNullOrEmpty(key) || key.EndsWith('/'))
            throw new ArgumentException($"'{key}' is not the key of an object.", nameof(key));
        return Path.Combine(_root, CheckedPrefix(key));
    }

    private static string CheckedPrefix(string key)
    {
        var bad = key.StartsWith('/') || key.Contains('\\', StringComparison.Ordinal) || key.Contains('\0', StringComparison.Ordinal)
            || key.TrimEnd('/').Split('/').Any(segment => segment.StartsWith('.') || (segment.Length == 0 && key.Length > 0));
        return bad ? throw new ArgumentException($"'{key}' is not a relative path with '/', without parts that begin with a dot.", nameof(key)) : key;
    }

    private async Task<string> WriteBesideAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var beside = Path.Combine(_temporary, Path.GetRandomFileName());
        try
        {
            await using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes);
            await write(stream, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            stream.Flush(flushToDisk: true);
            return beside;
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void Publish(string beside, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(beside, path, overwrite: true);
    }

    private static LakeObject? Find(string key, string path)
    {
        var file = new FileInfo(path);
        try
        {
            return file.Exists ? new LakeObject(key, file.Length, VersionOf(file), new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)) : null;
        }
        catch (FileNotFoundException)
        {
            return null; // deleted between the look and the reading
        }
    }

    // Small objects (manifests) are told apart by content; large ones are immutable, so length and time of writing do.
    private static string VersionOf(FileInfo file) =>
        file.Length <= HashedBytes
            ? Convert.ToHexStringLower(XxHash128.Hash(File.ReadAllBytes(file.FullName)))
            : string.Create(CultureInfo.InvariantCulture, $"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}");

    private IEnumerable<string> KeysUnder(string prefix)
    {
        var folder = Path.Combine(_root, CheckedPrefix(prefix[..(prefix.LastIndexOf('/') + 1)]));
        if (!Directory.Exists(folder))
            return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && !key.Split('/').Any(segment => segment.StartsWith('.')));
    }

    private async Task<FileStream> LockAsync(string key, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_temporary, "lock-" + Convert.ToHexStringLower(XxHash64.Hash(System.Text.Encoding.UTF8.GetBytes(key))));
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(LockRetry, cancellationToken);
            }
        }
    }

    // A writer holds its file locked; what nobody holds was left by a process that died.
    private void SweepLeftovers()
    {
        foreach (var file in Directory.EnumerateFiles(_temporary).Where(file => !Path.GetFileName(file).StartsWith("lock-", StringComparison.Ordinal)))
        {
            try
            {
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    File.Delete(file);
            }
            catch (IOException)
            {
                continue;
            }
        }
    }
}
