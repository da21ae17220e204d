using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Kpis;

namespace CustomerJourney.Functions;

/// <summary>Where the KPI page is, for a program that embeds it.</summary>
public sealed class EmbedKpis(IKpiDashboard dashboard)
{
    /// <summary>Answers with a <see cref="DashboardLink"/>.</summary>
    /// <param name="viewer">Who looks, as the dashboard's users are named; empty for nobody in particular.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(EmbedKpis), Timeout = 15, MemorySize = 512)]
    [HttpApi(LambdaHttpMethod.Get, "/kpis/embed")]
    [Answers(typeof(DashboardLink))]
    public Task<IHttpResult> Handle([FromQuery] string viewer, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.DashboardLink, async token => await dashboard.LinkAsync(string.IsNullOrEmpty(viewer) ? null : viewer, token));
}
