using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Graph;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Arrivals;
using CustomerJourney.Identity.Resolved;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Functions;

/// <summary>Works out who is who: over everything curated, or for what came with some changes of the graph.</summary>
public sealed class ResolveIdentities(ResolveCustomers everything, ResolveArrivals arrivals, ILogger<ResolveIdentities> log)
{
    private const int TransactionsAtOnce = 50;

    /// <summary>Resolves everything, unless nothing changed since the last time; or, given records of the change stream, the party records they are about.</summary>
    [LambdaFunction(ResourceName = nameof(ResolveIdentities), Timeout = 900, MemorySize = 10240)]
    public async Task<IdentitiesResolved> Handle(IdentitiesRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        if (request.Records is null)
            return IdentitiesResolved.Of(await everything.RunAsync(deadline.Token));
        var report = ArrivalReport.None;
        foreach (var records in request.Records.GroupBy(record => record.EventId.CommitNum).Chunk(TransactionsAtOnce).Select(transactions => transactions.SelectMany(one => one).ToList()))
        {
            try
            {
                report = report.And(await arrivals.RunAsync(records.ConvertAll(record => record.ToChange()), deadline.Token));
            }
            catch (Exception failure) when (failure is ModelEndpointException or GraphQueryException or IOException or OperationCanceledException)
            {
                // Whoever sent the records sends them again from this one on; what was done of them is done once all the same.
                log.LogWarning("Changes from {Record} on were not resolved: {Kind}", records[0].Id, failure.GetType().Name);
                return IdentitiesResolved.Of(report, records[0].Id);
            }
        }

        return IdentitiesResolved.Of(report, null);
    }
}
