namespace Gremlin.Store.Log;

/// <summary>Reads frames in order, as far as the log had come when it was asked for.</summary>
internal sealed class LogReader
{
    private readonly LogSegment[] _segments;
    private readonly long _fromCommit;
    private readonly byte[] _header = new byte[LogFrame.HeaderBytes];
    private byte[] _changes = new byte[1 << 12];
    private int _segment;
    private long _offset;
    private long _end;

    public LogReader(LogSegment[] segments, long fromCommit)
    {
        (_segments, _fromCommit) = (segments, fromCommit);
        _segment = Math.Max(0, Array.FindLastIndex(segments, segment => segment.FirstCommit <= fromCommit));
        _offset = segments[_segment].OffsetBefore(fromCommit);
        _end = segments[_segment].Length;
    }

    public LogFrame Frame { get; private set; }

    public ReadOnlySpan<byte> Changes => _changes.AsSpan(0, Frame.Length);

    public bool MoveNext()
    {
        while (true)
        {
            if (_offset >= _end)
            {
                if (++_segment >= _segments.Length)
                    return false;
                (_offset, _end) = (0, _segments[_segment].Length);
                continue;
            }

            var segment = _segments[_segment];
            segment.Read(_offset, _header);
            if (!LogFrame.TryReadHeader(_header, out var frame))
                throw new InvalidDataException($"The log is damaged in the segment of commit {segment.FirstCommit}.");
            _offset += frame.TotalBytes;
            if (frame.CommitNum < _fromCommit)
                continue;
            Load(segment, frame);
            return true;
        }
    }

    private void Load(LogSegment segment, LogFrame frame)
    {
        if (_changes.Length < frame.Length)
            _changes = new byte[Math.Max(frame.Length, _changes.Length * 2)];
        segment.Read(_offset - frame.Length, _changes.AsSpan(0, frame.Length));
        Frame = frame;
    }
}
