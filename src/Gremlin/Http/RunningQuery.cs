namespace Gremlin.Http;

/// <summary>A query that runs.</summary>
internal sealed class RunningQuery(string id, string text, long startedAt, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    public string Id { get; } = id;

    public string Text { get; } = text;

    /// <summary>Timestamp of the clock.</summary>
    public long StartedAt { get; } = startedAt;

    public CancellationToken Cancellation => _cancelling.Token;

    public bool IsCancelled => _cancelling.IsCancellationRequested;

    public void Cancel()
    {
        try
        {
            _cancelling.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile: nothing is left to cancel.
        }
    }

    public void Dispose() => _cancelling.Dispose();
}
