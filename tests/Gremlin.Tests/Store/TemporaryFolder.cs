namespace Gremlin.Store;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("graph-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Copies all files but the lock, as a crash would leave them.</summary>
    public TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path).Where(file => System.IO.Path.GetFileName(file) != "lock"))
        {
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = System.IO.File.Create(copy.File(System.IO.Path.GetFileName(file)));
            from.CopyTo(to);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
