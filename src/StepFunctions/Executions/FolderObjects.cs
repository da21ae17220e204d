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
        List = (bucket, prefix, cancellation) => ListAsync(Path.Combine(root, bucket), prefix, cancellation),
        Write = (bucket, key, content, cancellation) => WriteAsync(PathOf(root, bucket, key), content, cancellation),
        Delete = (bucket, key, _) => Task.Run(() => File.Delete(PathOf(root, bucket, key)), CancellationToken.None),
    };

    private static string PathOf(string root, string bucket, string key)
    {
        var home = Path.GetFullPath(Path.Combine(root, bucket));
        var path = Path.GetFullPath(Path.Combine(home, key));
        return path.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal) && home.StartsWith(Path.GetFullPath(root), StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("the key leads out of the bucket", nameof(key));
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path + ".part", content, cancellation);
        File.Move(path + ".part", path, overwrite: true);
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
