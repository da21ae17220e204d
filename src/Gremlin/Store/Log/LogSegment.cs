namespace Gremlin.Store.Log;

/// <summary>A stretch of the log: frames of consecutive commits behind a header of its own.</summary>
internal abstract class LogSegment(long firstCommit) : IDisposable
{
    /// <summary>A place to start reading from is remembered about every so many bytes.</summary>
    private const int MarkEvery = 1 << 16;

    private readonly List<(long CommitNum, long Offset)> _marks = [];
    private long _lastMark = -MarkEvery;
    private long _length;

    public long FirstCommit { get; } = firstCommit;

    /// <summary>Number of the last commit in it; one less than the first while it is empty.</summary>
    public long LastCommit { get; private set; } = firstCommit - 1;

    /// <summary>Time of the last commit, milliseconds since 1970-01-01 UTC.</summary>
    public long LastCommittedAt { get; private set; }

    /// <summary>End of the last whole frame.</summary>
    public long Length => Volatile.Read(ref _length);

    public abstract void Read(long offset, Span<byte> into);

    /// <summary>Writes behind the last frame, without making it durable or visible.</summary>
    public abstract void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Waits until what was written would survive a power loss.</summary>
    public abstract void Flush();

    /// <summary>Gives a rewritten segment the name of the one it replaces.</summary>
    public virtual void TakeName()
    {
    }

    /// <summary>Takes it from the disk.</summary>
    public abstract void Delete();

    public abstract void Dispose();

    /// <summary>Makes a written frame part of the segment.</summary>
    public void Extend(long commitNum, long committedAt, int bytes)
    {
        lock (_marks)
        {
            var offset = _length;
            if (offset - _lastMark >= MarkEvery)
            {
                _marks.Add((commitNum, offset));
                _lastMark = offset;
            }

            (LastCommit, LastCommittedAt) = (commitNum, committedAt);
            Volatile.Write(ref _length, offset + bytes);
        }
    }

    /// <summary>Takes a segment as whole that later ones follow, without looking at its frames.</summary>
    protected void Seal(long lastCommit, long lastCommittedAt, long length)
    {
        (LastCommit, LastCommittedAt) = (lastCommit, lastCommittedAt);
        Volatile.Write(ref _length, length);
    }

    /// <summary>Where a reader may begin to look for a commit.</summary>
    public long OffsetBefore(long commitNum)
    {
        lock (_marks)
        {
            var found = _marks.FindLastIndex(mark => mark.CommitNum <= commitNum);
            return found < 0 ? 0 : _marks[found].Offset;
        }
    }
}
