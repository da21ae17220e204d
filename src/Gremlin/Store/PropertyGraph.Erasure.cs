using System.Text;
using Gremlin.Store.Log;

namespace Gremlin.Store;

public sealed partial class PropertyGraph
{
    /// <summary>
    /// Erases vertices with their edges and properties: drops them, takes every change of theirs out of the log, and writes a snapshot without their texts.
    /// Commits and the changes that stay keep their numbers. Asked again after a crash it finishes.
    /// </summary>
    /// <param name="vertexIds">Their ids; those that are not there are erased from the log all the same.</param>
    /// <param name="cancellationToken">Gives up before the log is rewritten.</param>
    public async Task EraseAsync(IReadOnlyCollection<string> vertexIds, CancellationToken cancellationToken = default)
    {
        using (var transaction = await WriteWhenFreeAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var id in vertexIds)
                transaction.DropVertex(transaction.View.FindVertex(id));
            await transaction.CommitAsync().ConfigureAwait(false);
        }

        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            WaitForSnapshot();
            _queue.WhileQuiet(() => Erase(vertexIds.ToHashSet(StringComparer.Ordinal)));
        }
        finally
        {
            _writer.Release();
        }
    }

    private void Erase(HashSet<string> vertices)
    {
        var edges = EdgesOf(vertices);
        foreach (var segment in Log.Segments.ToArray())
            Log.Rewrite(segment, changes => FrameEraser.Erase(changes, (id, isEdge) => (isEdge ? edges : vertices).Contains(id)));
        var state = Compaction.Of(_tip);
        state.IndexWanted = _wishes.Find;
        Volatile.Write(ref _tip, state);
        Publish(state);
        if (_folder is not null)
            WriteSnapshot();
    }

    /// <summary>Ids of all edges that the log knows at these vertices.</summary>
    private HashSet<string> EdgesOf(HashSet<string> vertices)
    {
        var edges = new HashSet<string>(StringComparer.Ordinal);
        ChangeStream.Visit(Log, Log.FirstCommit, 1, (LogFrame _, ref ChangeDecoder change, bool _) =>
        {
            if (change.Kind == ChangeKind.Edge
                && (vertices.Contains(Encoding.UTF8.GetString(change.Source)) || vertices.Contains(Encoding.UTF8.GetString(change.Target))))
                edges.Add(Encoding.UTF8.GetString(change.Id));
            return true;
        });
        return edges;
    }
}
