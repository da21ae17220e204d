using Gremlin.Store;

namespace Gremlin.Engine;

/// <summary>Runs Gremlin texts on a graph. Any number of threads may ask at once.</summary>
/// <param name="graph">The graph.</param>
/// <param name="clock">The clock of time limits; null for the system's.</param>
public sealed class GraphEngine(PropertyGraph graph, TimeProvider? clock = null)
{
    /// <summary>What ordinary threads have stack for, in steps that pull from one another.</summary>
    private const int DeepestOnThisStack = 400;

    private const int LargeStackBytes = 512 << 20;

    private readonly PlanCache _plans = new();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Runs a text: all its statements in one transaction, committed when all went well.</summary>
    /// <param name="text">One or more Gremlin statements.</param>
    /// <param name="options">Limits; null for <see cref="QueryOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the query with <see cref="GremlinErrorCode.CancelledByUser"/>.</param>
    /// <returns>The last statement's results; the task is complete at once when nothing was written.</returns>
    /// <exception cref="GremlinException">The text was refused or the query ended; nothing of it remains.</exception>
    public async ValueTask<QueryResult> ExecuteAsync(string text, QueryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var lease = Lease(text);
            if (!lease.Plan.Writes) return Read(text, lease, options ?? QueryOptions.Default, cancellationToken);
            return await WriteAsync(text, lease, options ?? QueryOptions.Default, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (Failures.TryTranslate(failure, cancellationToken, out var translated))
        {
            throw translated;
        }
    }

    /// <summary>Tells how a text would be run, without running it.</summary>
    /// <param name="text">One or more Gremlin statements; the last is explained.</param>
    /// <exception cref="GremlinException">The text was refused.</exception>
    public PlanReport Explain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lease = Lease(text);
        return Reports.Of(text, lease.Plan.Statements[^1], null, TimeSpan.Zero, 0);
    }

    private PlanLease Lease(string text) => text.Length < (1 << 16) ? _plans.Take(text) : LargeStack.Run(() => _plans.Take(text), LargeStackBytes);

    private QueryResult Read(string text, in PlanLease lease, QueryOptions options, CancellationToken cancellationToken)
    {
        var result = Run(text, lease, new GraphAccess(graph.Read(), null), options, cancellationToken);
        lease.GiveBack();
        return result;
    }

    private async Task<QueryResult> WriteAsync(string text, PlanLease lease, QueryOptions options, CancellationToken cancellationToken)
    {
        if (options.ReadOnly) throw new GremlinException(GremlinErrorCode.ReadOnlyViolation, "The request is rejected because it violates some read-only restriction.");
        using var transaction = await graph.WriteAsync(cancellationToken).ConfigureAwait(false);
        var result = Run(text, lease, new GraphAccess(transaction.View, transaction), options, cancellationToken);
        await transaction.CommitAsync().ConfigureAwait(false);
        lease.GiveBack();
        return result;
    }

    private QueryResult Run(string text, PlanLease lease, GraphAccess access, QueryOptions options, CancellationToken cancellationToken)
    {
        var run = new ScriptRun(text, lease, access, options, _clock, cancellationToken);
        return lease.Plan.Depth <= DeepestOnThisStack ? run.Execute() : LargeStack.Run(run.Execute, LargeStackBytes);
    }
}
