namespace Gremlin.Store.Log;

/// <summary>Takes a log up again after the process ended, in whatever way.</summary>
internal static class LogOpening
{
    /// <summary>Takes a commit and its changes.</summary>
    public delegate void Apply(LogFrame frame, ReadOnlySpan<byte> changes);

    /// <exception cref="InvalidDataException">The log is damaged elsewhere than at its end, or commits are missing.</exception>
    public static ChangeLog Open(string folder, long snapshotCommit, Apply apply)
    {
        var segments = OpenSegments(folder);
        var next = 0L;
        var replayed = 0L;
        for (var number = 0; number < segments.Count; number++)
        {
            var segment = segments[number];
            if (next != 0 && segment.FirstCommit != next)
                throw new InvalidDataException($"The log in {folder} lacks the commits {next} to {segment.FirstCommit - 1}.");
            var follower = number + 1 < segments.Count ? segments[number + 1] : null;
            if (follower is not null && follower.FirstCommit <= snapshotCommit + 1)
                segment.SealBefore(next = follower.FirstCommit);
            else
                next = Scan(segment, snapshotCommit, isLast: follower is null, (frame, changes) =>
                {
                    replayed += frame.TotalBytes;
                    apply(frame, changes);
                });
        }

        if (segments.Count == 0)
            segments.Add(FileSegment.Create(folder, snapshotCommit + 1));
        else if (segments[0].FirstCommit > snapshotCommit + 1)
            throw new InvalidDataException($"The log in {folder} begins with commit {segments[0].FirstCommit}, the snapshot ends with {snapshotCommit}.");
        else if (next <= snapshotCommit)
            segments.Add(FileSegment.Create(folder, snapshotCommit + 1));
        return new ChangeLog(folder, [.. segments], replayed);
    }

    private static List<FileSegment> OpenSegments(string folder)
    {
        var segments = new List<FileSegment>();
        foreach (var path in FileSegment.FilesIn(folder))
        {
            if (FileSegment.Open(path) is { } segment)
                segments.Add(segment);
            else
                File.Delete(path);
        }

        return segments;
    }

    /// <summary>Walks a segment's frames; gives the number of the commit that must come next.</summary>
    private static long Scan(FileSegment segment, long snapshotCommit, bool isLast, Apply apply)
    {
        var next = segment.FirstCommit;
        var buffer = new byte[1 << 16];
        var length = segment.FileLength;
        while (segment.Length + LogFrame.HeaderBytes <= length)
        {
            segment.Read(segment.Length, buffer.AsSpan(0, LogFrame.HeaderBytes));
            if (!LogFrame.TryReadHeader(buffer, out var frame) || segment.Length + frame.TotalBytes > length || frame.CommitNum != next)
                break;
            if (buffer.Length < frame.TotalBytes)
                buffer = new byte[Math.Max(frame.TotalBytes, buffer.Length * 2)];
            var whole = buffer.AsSpan(0, frame.TotalBytes);
            segment.Read(segment.Length, whole);
            if (!frame.IsIntact(whole))
                break;
            if (frame.CommitNum > snapshotCommit)
                apply(frame, whole[LogFrame.HeaderBytes..]);
            segment.Extend(frame.CommitNum, frame.CommittedAt, frame.TotalBytes);
            next++;
        }

        if (segment.Length == length)
            return next;
        if (!isLast)
            throw new InvalidDataException($"The log is damaged at commit {next}, before its last segment; restore the folder from a copy.");
        segment.CutTail();
        return next;
    }
}
