using System.Text;

namespace Gremlin.Store.Log;

/// <summary>Reads the log as a stream of changes.</summary>
internal static class ChangeStream
{
    /// <summary>Hands on changes in order while the visitor wants more.</summary>
    /// <param name="log">The log.</param>
    /// <param name="commitNum">Commit to begin with.</param>
    /// <param name="opNum">First change wanted of it.</param>
    /// <param name="visit">Is given the frame, the change and whether it is the transaction's last; false stops.</param>
    public static void Visit(ChangeLog log, long commitNum, long opNum, Visitor visit)
    {
        var reader = log.ReadFrom(commitNum);
        var names = new List<(int Place, int Length)>();
        while (reader.MoveNext())
        {
            var last = LastOp(reader.Changes, names, reader.Frame.Count);
            var change = new ChangeDecoder(reader.Changes, names);
            while (change.MoveNext())
            {
                if (change.IsErased || (reader.Frame.CommitNum == commitNum && change.OpNum < opNum))
                    continue;
                if (!visit(reader.Frame, ref change, change.OpNum == last))
                    return;
            }
        }
    }

    /// <summary>A change as a record.</summary>
    public static Change Record(LogFrame frame, ref ChangeDecoder change, bool isLast)
    {
        var isLabel = change.Kind is ChangeKind.VertexLabel or ChangeKind.Edge;
        var name = Encoding.UTF8.GetString(change.Name);
        return new Change(
            frame.CommitNum,
            change.OpNum,
            DateTimeOffset.FromUnixTimeMilliseconds(frame.CommittedAt),
            change.IsRemoval,
            change.Kind,
            Encoding.UTF8.GetString(change.Id),
            isLabel ? "label" : name,
            isLabel ? name : ValueOf(ref change),
            change.Kind == ChangeKind.Edge ? Encoding.UTF8.GetString(change.Source) : null,
            change.Kind == ChangeKind.Edge ? Encoding.UTF8.GetString(change.Target) : null,
            isLast);
    }

    private static object ValueOf(ref ChangeDecoder change)
    {
        var value = new StoredValue(change.Type, change.Bits);
        return change.Type switch
        {
            PropertyType.Bool => value.AsBool,
            PropertyType.Byte => (sbyte)value.Bits,
            PropertyType.Short => (short)value.Bits,
            PropertyType.Int => (int)value.Bits,
            PropertyType.Long => value.Bits,
            PropertyType.Float => value.AsFloat,
            PropertyType.Double => value.AsDouble,
            PropertyType.Date => DateTimeOffset.FromUnixTimeMilliseconds(value.Bits),
            _ => Encoding.UTF8.GetString(change.Text),
        };
    }

    /// <summary>Number of a transaction's last change.</summary>
    public static int LastOp(ReadOnlySpan<byte> changes, int count) => LastOp(changes, [], count);

    /// <summary>The last change that was not erased; a frame rarely has any that was, so its count usually tells.</summary>
    private static int LastOp(ReadOnlySpan<byte> changes, List<(int Place, int Length)> names, int count)
    {
        if (changes.Length == 0 || changes[^1] != ChangeEncoder.Erased)
            return count;
        var last = 0;
        var change = new ChangeDecoder(changes, names);
        while (change.MoveNext())
            last = change.IsErased ? last : change.OpNum;
        return last;
    }

    /// <summary>Takes a change; false to stop.</summary>
    internal delegate bool Visitor(LogFrame frame, ref ChangeDecoder change, bool isLast);
}
