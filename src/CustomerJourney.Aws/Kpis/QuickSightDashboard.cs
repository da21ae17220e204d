using Amazon.QuickSight;
using Amazon.QuickSight.Model;
using CustomerJourney.Kpis;

namespace CustomerJourney.Aws.Kpis;

/// <summary>The KPI dashboard of QuickSight, embedded for one of its users or, where the account's plan has it, for nobody in particular.</summary>
public sealed class QuickSightDashboard(IAmazonQuickSight quickSight, QuickSightOptions options) : IKpiDashboard
{
    private const int AddressSeconds = 5 * 60; // the service's promise: five minutes, one use
    private const long SessionMinutes = 60;

    /// <inheritdoc/>
    public async Task<DashboardLink> LinkAsync(string? viewer, CancellationToken cancellationToken) =>
        new(viewer is null ? await AnonymousAsync(cancellationToken) : await RegisteredAsync(viewer, cancellationToken), AddressSeconds);

    private async Task<string> RegisteredAsync(string viewer, CancellationToken cancellationToken)
    {
        var request = new GenerateEmbedUrlForRegisteredUserRequest
        {
            AwsAccountId = options.AccountId,
            UserArn = Arn($"user/{options.UserNamespace}/{viewer}"),
            SessionLifetimeInMinutes = SessionMinutes,
            AllowedDomains = Domains(),
            ExperienceConfiguration = new() { Dashboard = new() { InitialDashboardId = options.DashboardId } },
        };
        try
        {
            return (await quickSight.GenerateEmbedUrlForRegisteredUserAsync(request, cancellationToken)).EmbedUrl;
        }
        catch (QuickSightUserNotFoundException)
        {
            throw new KeyNotFoundException("The dashboard knows no such user.");
        }
    }

    private async Task<string> AnonymousAsync(CancellationToken cancellationToken)
    {
        var request = new GenerateEmbedUrlForAnonymousUserRequest
        {
            AwsAccountId = options.AccountId,
            Namespace = options.UserNamespace,
            AuthorizedResourceArns = [Arn($"dashboard/{options.DashboardId}")],
            SessionLifetimeInMinutes = SessionMinutes,
            AllowedDomains = Domains(),
            ExperienceConfiguration = new() { Dashboard = new() { InitialDashboardId = options.DashboardId } },
        };
        return (await quickSight.GenerateEmbedUrlForAnonymousUserAsync(request, cancellationToken)).EmbedUrl;
    }

    private string Arn(string resource) => $"arn:{options.Partition}:quicksight:{options.Region}:{options.AccountId}:{resource}";

    private List<string>? Domains() => options.AllowedDomains.Count > 0 ? [.. options.AllowedDomains] : null;
}
