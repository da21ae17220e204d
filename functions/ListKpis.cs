using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Kpis;

namespace CustomerJourney.Functions;

/// <summary>The KPIs there are, with what each means.</summary>
public sealed class ListKpis
{
    /// <summary>Answers with a list of <see cref="KpiSummary"/>, by name.</summary>
    [LambdaFunction(ResourceName = nameof(ListKpis), Timeout = 15, MemorySize = 512)]
    [HttpApi(LambdaHttpMethod.Get, "/kpis")]
    [Answers(typeof(IReadOnlyList<KpiSummary>))]
    public Task<IHttpResult> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.IReadOnlyListKpiSummary, _ => Task.FromResult<IReadOnlyList<KpiSummary>?>([.. KpiCatalog.All.Select(KpiSummary.Of)]));
}
