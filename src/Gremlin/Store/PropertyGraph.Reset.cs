namespace Gremlin.Store;

public sealed partial class PropertyGraph
{
    /// <summary>Empties the graph at once, the change stream with it; numbers of commits go on.</summary>
    /// <param name="cancellationToken">Gives up waiting for the transaction that writes now.</param>
    internal async Task ResetAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            WaitForSnapshot();
            _queue.WhileQuiet(Reset);
        }
        finally
        {
            _writer.Release();
        }
    }

    private void Reset()
    {
        var empty = new Snapshot(_tip.Names.WithoutTexts()) { CommitNum = _tip.CommitNum + 1, CommittedAt = _options.Clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var state = Advance(empty);
        _folder?.WriteSnapshot(state, _seed);
        Log.Restart(state.CommitNum + 1);
        Publish(state);
    }
}
