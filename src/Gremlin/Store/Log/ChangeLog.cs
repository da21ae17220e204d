namespace Gremlin.Store.Log;

/// <summary>The log of all committed transactions: write-ahead log and change stream in one, in segments.</summary>
internal sealed class ChangeLog : IDisposable
{
    /// <summary>A new segment begins behind so many bytes.</summary>
    private const long SegmentBytes = 64L << 20;

    /// <summary>A graph without a folder keeps its first segment, up to this, in memory; further ones in nameless files.</summary>
    private const long MemoryBytes = 16L << 20;

    private readonly string? _folder;
    private LogSegment[] _segments;
    private long _bytesWritten;
    private readonly byte[] _batch = new byte[1 << 16];

    /// <param name="folder">Where the segments are; null for a graph that is gone with the process.</param>
    /// <param name="segments">Those that are there, oldest first; at least one.</param>
    /// <param name="bytesReplayed">Bytes of frames that no snapshot holds.</param>
    public ChangeLog(string? folder, LogSegment[] segments, long bytesReplayed = 0) => (_folder, _segments, _bytesWritten) = (folder, segments, bytesReplayed);

    /// <summary>Segments, oldest first.</summary>
    public ReadOnlySpan<LogSegment> Segments => Volatile.Read(ref _segments);

    /// <summary>Number of the oldest commit kept.</summary>
    public long FirstCommit => _segments[0].FirstCommit;

    public long LastCommit => _segments[^1].LastCommit;

    /// <summary>Bytes written since the log was opened, and read again then.</summary>
    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    public static ChangeLog InMemory() => new(null, [new MemorySegment(1)]);

    /// <summary>Writes transactions and makes them durable with one flush; readers of the log see them from then on.</summary>
    public void Append(IReadOnlyList<PendingCommit> commits)
    {
        var last = _segments[^1];
        if (last.Length >= (_folder is null ? MemoryBytes : SegmentBytes))
            last = AddSegment(commits[0].CommitNum);
        Write(last, commits);
        last.Flush();
        foreach (var commit in commits)
            Interlocked.Add(ref _bytesWritten, commit.Frame.Length);
        foreach (var commit in commits)
            last.Extend(commit.CommitNum, commit.CommittedAt, commit.Frame.Length);
    }

    /// <summary>Deletes segments that ended before <paramref name="before"/> and that a snapshot holds.</summary>
    /// <param name="before">Milliseconds since 1970-01-01 UTC.</param>
    /// <param name="throughCommit">The last commit that the snapshot on disk holds.</param>
    public void Retain(long before, long throughCommit)
    {
        var expired = 0;
        while (expired < _segments.Length - 1 && _segments[expired].LastCommittedAt < before && _segments[expired].LastCommit <= throughCommit)
            expired++;
        if (expired == 0)
            return;
        var gone = _segments[..expired];
        Volatile.Write(ref _segments, _segments[expired..]);
        foreach (var segment in gone)
            segment.Delete();
    }

    /// <summary>Forgets all that was: the next commit is the first kept.</summary>
    public void Restart(long firstCommit)
    {
        var gone = _segments;
        Volatile.Write(ref _segments, [NewSegment(firstCommit)]);
        foreach (var segment in gone)
            segment.Delete();
    }

    /// <summary>Puts a segment with other changes in a segment's place; on disk it takes the name when it is whole.</summary>
    /// <param name="old">The segment.</param>
    /// <param name="rewrite">Gives a transaction's new changes; null where they stay.</param>
    public void Rewrite(LogSegment old, Func<ReadOnlySpan<byte>, byte[]?> rewrite)
    {
        var reader = new LogReader([old], old.FirstCommit);
        LogSegment? rewritten = null;
        var untouched = 0L;
        while (reader.MoveNext())
        {
            var changes = rewrite(reader.Changes);
            if (changes is not null && rewritten is null)
                rewritten = Beginning(old, untouched);
            if (rewritten is not null)
                Put(rewritten, reader, changes is null ? reader.Changes : changes);
            untouched += reader.Frame.TotalBytes;
        }

        if (rewritten is null)
            return;
        rewritten.Flush();
        rewritten.TakeName();
        Volatile.Write(ref _segments, [.. _segments.Select(segment => segment == old ? rewritten : segment)]);
    }

    /// <summary>A new segment with an old one's first frames.</summary>
    private LogSegment Beginning(LogSegment old, long bytes)
    {
        LogSegment segment = _folder is null ? new MemorySegment(old.FirstCommit) : FileSegment.CreateBeside(_folder, old.FirstCommit);
        var reader = new LogReader([old], old.FirstCommit);
        while (segment.Length < bytes && reader.MoveNext())
            Put(segment, reader, reader.Changes);
        return segment;
    }

    private static void Put(LogSegment segment, LogReader reader, ReadOnlySpan<byte> changes)
    {
        var frame = LogFrame.Write(reader.Frame.CommitNum, reader.Frame.CommittedAt, reader.Frame.Count, changes);
        segment.Write(segment.Length, frame);
        segment.Extend(reader.Frame.CommitNum, reader.Frame.CommittedAt, frame.Length);
    }

    /// <summary>Reads frames from a commit on.</summary>
    public LogReader ReadFrom(long commitNum) => new(Volatile.Read(ref _segments), commitNum);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.Dispose();
    }

    private FileSegment AddSegment(long firstCommit)
    {
        var segment = NewSegment(firstCommit);
        Volatile.Write(ref _segments, [.. _segments, segment]);
        return segment;
    }

    private FileSegment NewSegment(long firstCommit) =>
        _folder is null ? FileSegment.CreateNameless(firstCommit) : FileSegment.Create(_folder, firstCommit);

    /// <summary>Writes the frames one behind the other, small ones together.</summary>
    private void Write(LogSegment segment, IReadOnlyList<PendingCommit> commits)
    {
        var (offset, waiting) = (segment.Length, 0);
        foreach (var commit in commits)
        {
            var frame = commit.Frame.Memory.Span;
            if (waiting + frame.Length > _batch.Length)
            {
                segment.Write(offset, _batch.AsSpan(0, waiting));
                (offset, waiting) = (offset + waiting, 0);
            }

            if (frame.Length > _batch.Length)
            {
                segment.Write(offset, frame);
                offset += frame.Length;
                continue;
            }

            frame.CopyTo(_batch.AsSpan(waiting));
            waiting += frame.Length;
        }

        segment.Write(offset, _batch.AsSpan(0, waiting));
    }
}
