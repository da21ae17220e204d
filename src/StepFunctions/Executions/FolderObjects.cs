using System.Globalization;
using System.Runtime.CompilerServices;

namespace StepFunctions.Executions;

/// <summary>Objects as files.</summary>
internal static class FolderObjects
{
    /// <summary>Access to the files under a folder.</summary>
    public static ObjectAccess In(string root) => new()
    {
        Read = (bucket, key, _) => Task.FromResult<Stream?>(File.Exists(PathOf(root, bucket, key)) ? File.OpenRead(PathOf(root, bucket, key)) : null),
        List = (bucket, prefix, cancellation) => ListAsync(HomeOf(root, bucket), prefix, cancellation),
        Write = (bucket, key, content, cancellation) => WriteAsync(PathOf(root, bucket, key), content, cancellation),
        Delete = (bucket, key, _) => DeleteAsync(PathOf(root, bucket, key)),
    };

    private static string PathOf(string root, string bucket, string key)
    {
        var home = HomeOf(root, bucket);
        return Within(home, key) ?? throw new IOException("The key leads out of the bucket.");
    }

    private static string HomeOf(string root, string bucket) => Within(Path.GetFullPath(root), bucket) ?? throw new IOException("The bucket leads out of the folder.");

    private static string? Within(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path + ".part", content, cancellation);
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>To delete what is not there is no mistake, as with the service.</summary>
    private static Task DeleteAsync(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    private static async IAsyncEnumerable<ListedObject> ListAsync(string home, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(home))
            yield break;
        var files = new DirectoryInfo(home).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Key: Path.GetRelativePath(home, file.FullName).Replace('\\', '/'), File: file))
            .Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(one => one.Key, StringComparer.Ordinal);
        foreach (var (key, file) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var written = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
            yield return new ListedObject(key, file.Length, written, string.Create(CultureInfo.InvariantCulture, $"{file.Length:x}-{written.UtcTicks:x}"));
        }
    }
}
