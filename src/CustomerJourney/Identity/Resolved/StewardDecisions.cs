using System.IO.Hashing;
using System.Text;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Keeps what stewards say of pairs of party records; every later resolution holds to it.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="clock">Dates the decisions.</param>
public sealed class StewardDecisions(IObjectLake lake, TimeProvider clock)
{
    private readonly ResolvedTables _resolved = new(lake);

    /// <summary>Records a decision; a later one of the same pair replaces it.</summary>
    /// <exception cref="ArgumentException">A party is not known, both are one, or nobody signs.</exception>
    public async Task<StewardDecisionRow> DecideAsync(string partyA, string partyB, StewardVerdict verdict, string by, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (partyA == partyB)
            throw new ArgumentException("A decision is about two party records.", nameof(partyB));
        await RequireAsync([partyA, partyB], cancellationToken);
        var (first, second) = string.CompareOrdinal(partyA, partyB) < 0 ? (partyA, partyB) : (partyB, partyA);
        var row = new StewardDecisionRow(first, second, verdict.ToString().ToLowerInvariant(), clock.GetUtcNow(), by, reason);
        var batch = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{row}")));
        await _resolved.Decisions.UpsertAsync([row], batch, cancellationToken);
        return row;
    }

    /// <summary>Every decision that holds.</summary>
    internal static async Task<IReadOnlyList<StewardDecision>> ReadAsync(ResolvedTables resolved, CancellationToken cancellationToken)
    {
        var decisions = new List<StewardDecision>();
        await foreach (var row in resolved.Decisions.ReadAsync(cancellationToken))
            decisions.Add(new StewardDecision(new PartyId(row.PartyA), new PartyId(row.PartyB), Enum.Parse<StewardVerdict>(row.Verdict, ignoreCase: true), row.At, row.By, row.Reason));
        return decisions;
    }

    private async Task RequireAsync(HashSet<string> parties, CancellationToken cancellationToken)
    {
        await foreach (var row in new CuratedTables(lake).Parties.ReadAsync(cancellationToken))
        {
            if (parties.Remove(row.PartyId) && parties.Count == 0)
                return;
        }

        throw new ArgumentException($"No party record has the id {parties.First()}; ids look like party:crm:C0001.", nameof(parties));
    }
}
