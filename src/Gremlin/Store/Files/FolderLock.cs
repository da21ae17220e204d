namespace Gremlin.Store.Files;

/// <summary>Keeps a second process out of a graph's folder.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="IOException">Another process has the folder open.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken)
        {
            throw new IOException($"The graph in {folder} is open in another process; only one may have it: end that one first, or ask it over HTTP where it serves.", taken);
        }
    }

    public void Dispose() => _file.Dispose();
}
