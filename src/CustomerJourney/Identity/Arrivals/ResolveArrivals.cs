using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>Works out whose party records are that just came, changed or went: asks the graph for candidates and the served model for evidence, and rewrites what that changes in graph and lake.</summary>
/// <remarks>
/// The same keys, evidence and clusters as over everything, on what is connected with the arrivals; under the model of the last run it comes to the same customers, in whatever order and however often records come.
/// Not reached are records that share no identifier, no birth date, no whole name and no postal code with an arrival: the next run over everything looks at those.
/// </remarks>
/// <param name="lake">The object lake.</param>
/// <param name="graph">The journey graph.</param>
/// <param name="endpoint">The identity model.</param>
/// <param name="options">How parties are resolved.</param>
/// <param name="limits">How far the work reaches.</param>
/// <param name="clock">Dates the events.</param>
public sealed class ResolveArrivals(IObjectLake lake, IJourneyGraph graph, IModelEndpoint endpoint, ResolutionOptions options, ArrivalOptions limits, TimeProvider clock)
{
    /// <summary>Name of the endpoint that serves the identity model.</summary>
    public const string Endpoint = "identity-probabilistic";

    private const int PartiesAtOnce = 50;

    private readonly GraphParties _parties = new(graph, limits.MostHolders);

    /// <summary>Resolves the party records that changes of the graph are about.</summary>
    /// <param name="changes">Changes in their order; those about other things are passed over.</param>
    /// <param name="cancellationToken">Stops between neighbourhoods; the same call again goes on.</param>
    /// <exception cref="ModelEndpointException">The identity model does not answer; what was done before stays, and the same call again goes on.</exception>
    public async Task<ArrivalReport> RunAsync(IReadOnlyList<GraphChange> changes, CancellationToken cancellationToken)
    {
        var touched = TouchedParties.Of(changes);
        if (touched.IsEmpty)
            return ArrivalReport.None;
        var left = await _parties.CustomersAsync(touched.LeftCustomers, cancellationToken);
        string[] parties = [.. touched.Parties.Concat(left.SelectMany(customer => customer.Parties.Select(party => party.Value))).Distinct().Order(StringComparer.Ordinal)];
        var decisions = await StewardDecisions.ReadAsync(new ResolvedTables(lake), cancellationToken);
        var frozen = await FrozenFacts.ReadAsync(lake, cancellationToken);
        var moment = $"{changes[0].Position.CommitNum}:{changes[0].Position.OpNum}";
        var report = ArrivalReport.None with { Parties = parties.Length };
        foreach (var some in parties.Chunk(PartiesAtOnce))
        {
            var around = new Neighbourhood(_parties, new PairScores(endpoint), options, limits, decisions, frozen.DummyBirthDates);
            await around.GrowAsync(some, cancellationToken);
            var resolution = await around.ResolveAsync(frozen.Generation, cancellationToken);
            report = report.And(await ApplyAsync(new ArrivalChanges(around, resolution, clock.GetUtcNow()), $"{moment}:{some[0]}", cancellationToken));
        }

        return report;
    }

    private async Task<ArrivalReport> ApplyAsync(ArrivalChanges changes, string moment, CancellationToken cancellationToken)
    {
        var touchpoints = await changes.TouchpointsAsync(graph, cancellationToken);
        await changes.ForgetLearnedAsync(graph, cancellationToken);
        var statements = changes.Difference.Statements().ToList();
        if (statements.Count > 0)
            await graph.RunAsync(GremlinText.Transaction(statements), cancellationToken);
        await changes.Rows.WriteAsync(lake, moment, cancellationToken);
        var moved = await new AttachTouchpoints(graph, lake).MoveAsync(touchpoints, moment, cancellationToken);
        return changes.Report with { Touchpoints = moved };
    }
}
