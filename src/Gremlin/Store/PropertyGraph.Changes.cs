using Gremlin.Store.Log;

namespace Gremlin.Store;

public sealed partial class PropertyGraph
{
    /// <summary>Commit and number of the newest change; null when the stream keeps none.</summary>
    public (long CommitNum, long OpNum)? FindLatestChange()
    {
        var commitNum = Read().CommitNum;
        if (commitNum < Log.FirstCommit)
            return null;
        var reader = Log.ReadFrom(commitNum);
        return reader.MoveNext() ? (commitNum, ChangeStream.LastOp(reader.Changes, reader.Frame.Count)) : null;
    }

    /// <summary>Reads committed changes in order, each once.</summary>
    /// <param name="after">Commit and change already seen; null to begin with the oldest kept.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>Empty when nothing is newer.</returns>
    /// <exception cref="GraphException"><c>ExpiredStreamException</c>: the next ones are older than the stream keeps them.</exception>
    public IReadOnlyList<Change> ReadChanges((long CommitNum, long OpNum)? after, int limit)
    {
        var first = Log.FirstCommit;
        var (commitNum, opNum) = after ?? (first, 0);
        if (commitNum < first - 1)
            throw GraphErrors.Expired();
        var changes = new List<Change>();
        ChangeStream.Visit(Log, commitNum, opNum + 1, (LogFrame frame, ref ChangeDecoder change, bool isLast) =>
        {
            changes.Add(ChangeStream.Record(frame, ref change, isLast));
            return changes.Count < limit;
        });
        return changes;
    }
}
