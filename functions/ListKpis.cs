using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
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
#pragma warning disable CA1822 // handlers are called on an instance
    public IHttpResult Handle(ILambdaContext context) => Answer.Ok([.. KpiCatalog.All.Select(KpiSummary.Of)], Json.Default.IReadOnlyListKpiSummary);
#pragma warning restore CA1822
}
