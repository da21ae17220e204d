using CustomerJourney.Kpis;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>On one machine the KPI page is the site's own, without its head and navigation.</summary>
internal sealed class LocalKpiDashboard : IKpiDashboard
{
    /// <inheritdoc/>
    public Task<DashboardLink> LinkAsync(string? viewer, CancellationToken cancellationToken) => Task.FromResult(new DashboardLink("/#/kpis?embed=true", null));
}
