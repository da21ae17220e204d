namespace CustomerJourney.Graph;

/// <summary>The journey graph: Neptune on AWS, the embedded graph on one machine. Asked by Gremlin text only.</summary>
public interface IJourneyGraph
{
    /// <summary>Runs one request: a Gremlin text of one or more statements, one transaction.</summary>
    /// <returns>
    /// The last statement's results. Values are null, bool, int, long, double, decimal, string, <see cref="DateTimeOffset"/>,
    /// <see cref="GraphElement"/>, <c>IReadOnlyList&lt;object?&gt;</c> or <c>IReadOnlyDictionary&lt;string, object?&gt;</c> (T.id and T.label as <c>id</c> and <c>label</c>).
    /// </returns>
    /// <exception cref="GraphQueryException">The engine refused or ended the query.</exception>
    Task<IReadOnlyList<object?>> RunAsync(GremlinText query, CancellationToken cancellationToken);

    /// <summary>Reads committed changes in order, each once.</summary>
    /// <param name="after">Position of the last change already seen; null to begin with the oldest one kept.</param>
    /// <param name="limit">At most so many, 1 to 100,000.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Empty when nothing is newer.</returns>
    Task<IReadOnlyList<GraphChange>> ReadChangesAsync(ChangePosition? after, int limit, CancellationToken cancellationToken);

    /// <summary>The position of the newest change; null when nothing has changed yet. Neptune's <c>LATEST</c>.</summary>
    Task<ChangePosition?> FindLatestChangeAsync(CancellationToken cancellationToken);

    /// <summary>Loads files of Neptune's CSV form from the lake and waits for the end. Loading the same files again changes nothing.</summary>
    /// <param name="keyPrefix">Key prefix in the object lake; vertex files (<c>…vertices….csv</c>) are loaded before edge files (<c>…edges….csv</c>); a single-cardinality property gets the new value.</param>
    /// <param name="cancellationToken">Cancels the load; what is in stays.</param>
    /// <exception cref="GraphQueryException">A file could not be loaded; the message names it.</exception>
    Task<BulkLoadReport> LoadAsync(string keyPrefix, CancellationToken cancellationToken);

    /// <summary>Erases vertices with their edges. The embedded graph takes them out of its change stream too; Neptune's stream lets them go by its retention.</summary>
    /// <param name="vertexIds">Ids of the vertices; those that are not there are passed over. Asked again after a failure it finishes.</param>
    /// <param name="cancellationToken">Stops; the same call again goes on.</param>
    Task EraseAsync(IReadOnlyCollection<string> vertexIds, CancellationToken cancellationToken);
}
