using System.IO.Hashing;
using System.Text;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>Rows of the resolved tables that arrivals changed.</summary>
internal sealed class ResolvedRows
{
    public List<ResolvedTouchpointRow> Touchpoints { get; } = [];

    public List<CustomerRow> Customers { get; } = [];

    public List<CustomerIdentifierRow> Identifiers { get; } = [];

    public List<CustomerPartyRow> Parties { get; } = [];

    public List<IdentityLinkRow> Links { get; } = [];

    public List<IdentityEventRow> Events { get; } = [];

    /// <summary>Writes them to the lake; the same rows of the same moment once.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="moment">What tells this writing from a later one of the same rows: where in the change stream it came from.</param>
    /// <param name="cancellationToken">Stops between tables; the same call goes on.</param>
    public async Task WriteAsync(IObjectLake lake, string moment, CancellationToken cancellationToken)
    {
        var tables = new ResolvedTables(lake);
        await UpsertAsync(tables.Touchpoints, Touchpoints);
        await UpsertAsync(tables.Customers, Customers);
        await UpsertAsync(tables.Identifiers, Identifiers);
        await UpsertAsync(tables.Parties, Parties);
        await UpsertAsync(tables.Links, Links);
        if (Events.Count > 0)
            await tables.Events.AppendAsync(Events, BatchOf(Events.Select(one => one with { At = default }), moment), cancellationToken);

        async Task UpsertAsync<TRow>(LakeTable<TRow> table, List<TRow> rows)
        {
            if (rows.Count > 0)
                await table.UpsertAsync(rows, BatchOf(rows, moment), cancellationToken);
        }
    }

    private static string BatchOf<TRow>(IEnumerable<TRow> rows, string moment) =>
        "arrivals-" + Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{moment}\n{string.Join('\n', rows)}")));
}
