namespace CustomerJourney.Insights;

/// <summary>What workflows did and are doing: Step Functions on AWS, the runner's histories on one machine.</summary>
public interface IRuns
{
    /// <summary>Runs, the newest first.</summary>
    /// <param name="workflow">Only those of this workflow (<c>run-flow</c>); null for all.</param>
    /// <param name="limit">At most so many of each workflow.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KeyNotFoundException">There is no such workflow.</exception>
    Task<IReadOnlyList<RunSummary>> ListAsync(string? workflow, int limit, CancellationToken cancellationToken);

    /// <summary>One run with its steps.</summary>
    /// <param name="run">Its id, <c>WORKFLOW:NAME</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is none.</returns>
    Task<RunDetails?> FindAsync(string run, CancellationToken cancellationToken);

    /// <summary>A run's picture: the workflow's graph with the path taken, times and errors.</summary>
    /// <param name="run">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A whole SVG document; null when there is no such run.</returns>
    Task<string?> DrawAsync(string run, CancellationToken cancellationToken);
}
