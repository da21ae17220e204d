namespace CustomerJourney.Aws.Kpis;

/// <summary>Which QuickSight dashboard is embedded.</summary>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
/// <param name="Region">Where the dashboard is.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="DashboardId">Its id.</param>
/// <param name="UserNamespace">Namespace of its users; <c>default</c> unless the account has others.</param>
/// <param name="AllowedDomains">Where it may be embedded, as <c>https://insights.example.com</c>; none for what the account allows.</param>
public sealed record QuickSightOptions(string Partition, string Region, string AccountId, string DashboardId, string UserNamespace, IReadOnlyList<string> AllowedDomains);
