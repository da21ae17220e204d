namespace CustomerJourney.Kpis;

/// <summary>The page that shows the KPIs, to be embedded elsewhere: a QuickSight dashboard on AWS, the site's own page on one machine.</summary>
public interface IKpiDashboard
{
    /// <summary>Makes an address to embed.</summary>
    /// <param name="viewer">Who looks, as the identity provider names them (no personal value need be in it); null for nobody in particular.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="KeyNotFoundException">The viewer is not known where the dashboard lives.</exception>
    Task<DashboardLink> LinkAsync(string? viewer, CancellationToken cancellationToken);
}
