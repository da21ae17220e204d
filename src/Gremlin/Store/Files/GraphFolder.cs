using Gremlin.Store.Log;

namespace Gremlin.Store.Files;

/// <summary>A graph's folder: the lock, the newest snapshot, the segments of the log.</summary>
internal sealed class GraphFolder : IDisposable
{
    private readonly FolderLock _lock;

    private GraphFolder(string path, FolderLock folderLock) => (Path, _lock) = (path, folderLock);

    public string Path { get; }

    /// <summary>The last commit that a snapshot on disk holds; 0 when there is none.</summary>
    public long SnapshotCommit { get; private set; }

    /// <summary>Length of that snapshot in bytes.</summary>
    public long SnapshotBytes { get; private set; }

    /// <exception cref="IOException">Another process has the folder open.</exception>
    public static GraphFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return new GraphFolder(full, FolderLock.Take(full));
    }

    /// <summary>The newest snapshot; null when the folder has none.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another version.</exception>
    public Snapshot? ReadSnapshot(byte[] seed)
    {
        foreach (var unfinished in Directory.EnumerateFiles(Path, "*.new"))
            File.Delete(unfinished);
        if (SnapshotFile.FilesIn(Path) is not [var newest, ..])
            return null;
        var graph = SnapshotFile.Read(newest, seed);
        (SnapshotCommit, SnapshotBytes) = (graph.CommitNum, new FileInfo(newest).Length);
        return graph;
    }

    public void WriteSnapshot(Snapshot graph, byte[] seed)
    {
        SnapshotBytes = SnapshotFile.Write(Path, graph, seed);
        SnapshotCommit = graph.CommitNum;
    }

    /// <summary>Opens the log, checks every frame that is newer than the snapshot and cuts off a torn tail.</summary>
    /// <param name="apply">Is given each newer commit and its changes, in order.</param>
    /// <exception cref="InvalidDataException">The log is damaged elsewhere than at its end, or commits are missing.</exception>
    public ChangeLog OpenLog(LogOpening.Apply apply) => LogOpening.Open(Path, SnapshotCommit, apply);

    public void Dispose() => _lock.Dispose();
}
