namespace CustomerJourney.Kpis;

/// <summary>An address to embed the KPI page by.</summary>
/// <param name="Url">Absolute on AWS, relative to the site on one machine.</param>
/// <param name="ValidSeconds">How long the address may be opened for the first time; null when always.</param>
public sealed record DashboardLink(string Url, int? ValidSeconds);
