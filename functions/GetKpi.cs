using System.Globalization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Kpis;

namespace CustomerJourney.Functions;

/// <summary>One KPI's figures.</summary>
public sealed class GetKpi(IWarehouse warehouse, Kpis.RefreshKpis refresh)
{
    /// <summary>Answers with <see cref="KpiFigures"/>.</summary>
    /// <param name="name">Name of the KPI.</param>
    /// <param name="from">Begin of the time, ISO 8601, included; empty from the first touchpoint on.</param>
    /// <param name="to">End of the time, excluded; empty to the last.</param>
    /// <param name="segment">Customers of one segment; empty for all.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    [LambdaFunction(ResourceName = nameof(GetKpi), Timeout = 29, MemorySize = 1024)]
    [HttpApi(LambdaHttpMethod.Get, "/kpis/{name}")]
    [Answers(typeof(KpiFigures))]
    public Task<IHttpResult> Handle([FromRoute] string name, [FromQuery] string from, [FromQuery] string to, [FromQuery] string segment, APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) =>
        Answer.Of(this, request, context, Json.Default.KpiFigures, async token =>
        {
            var question = new KpiQuestion(Instant(from), Instant(to), string.IsNullOrEmpty(segment) ? null : segment);
            return KpiFigures.Of(await KpiCatalog.AskAsync(warehouse, KpiCatalog.Find(name), question, await refresh.ReadVocabularyAsync(token), token));
        });

    private static DateTimeOffset? Instant(string text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new ArgumentException($"'{text}' is no instant; write 2026-01-31 or 2026-01-31T00:00:00Z.", nameof(text));
    }
}
