using System.Collections.Concurrent;

namespace Gremlin.Http;

/// <summary>The queries that run now, so that they can be looked at and cancelled.</summary>
internal sealed class RunningQueries(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RunningQuery> _queries = new(StringComparer.Ordinal);
    private long _accepted;

    /// <summary>How many there were since the start.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    public IEnumerable<RunningQuery> All => _queries.Values.OrderBy(query => query.StartedAt);

    public RunningQuery? Find(string id) => _queries.GetValueOrDefault(id);

    public TimeSpan Elapsed(RunningQuery query) => clock.GetElapsedTime(query.StartedAt);

    public RunningQuery Begin(string id, string text, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _accepted);
        var query = new RunningQuery(id, text, clock.GetTimestamp(), cancellationToken);
        _queries[id] = query;
        return query;
    }

    public void End(RunningQuery query)
    {
        _queries.TryRemove(query.Id, out _);
        query.Dispose();
    }
}
