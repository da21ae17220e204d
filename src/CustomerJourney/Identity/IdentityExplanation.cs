using CustomerJourney.Identity.Linkage;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity;

/// <summary>Why two parties are one customer, or not.</summary>
/// <param name="A">One party.</param>
/// <param name="B">The other.</param>
/// <param name="Path">The links that join them, from A to B; empty when they are not joined.</param>
/// <param name="Direct">What the two say when compared with each other; null when no model was learned.</param>
public sealed record IdentityExplanation(PartyId A, PartyId B, IReadOnlyList<ExplainedLink> Path, PairExplanation? Direct)
{
    /// <summary>Explains two parties.</summary>
    /// <param name="a">One party.</param>
    /// <param name="b">The other.</param>
    /// <param name="links">The links of the resolution (<see cref="ResolutionResult.Links"/>).</param>
    /// <param name="partyOf">Finds a party record; null when it is gone.</param>
    /// <param name="model">The model that weighed the evidence; null when only keys spoke.</param>
    public static IdentityExplanation Of(PartyId a, PartyId b, IEnumerable<IdentityLink> links, Func<PartyId, PartyRecord?> partyOf, TrainedModel? model)
    {
        PairExplanation? Compare(PartyId x, PartyId y) =>
            model is not null && partyOf(x) is { } one && partyOf(y) is { } other ? PairExplanation.Of(model, [PartyTable.ValuesOf(one), PartyTable.ValuesOf(other)])[0] : null;
        return new(a, b, [.. PathOf(a, b, links).Select(link => new ExplainedLink(link, Compare(link.A, link.B)))], Compare(a, b));
    }

    // Breadth first: the fewest links.
    private static List<IdentityLink> PathOf(PartyId a, PartyId b, IEnumerable<IdentityLink> links)
    {
        var near = links.SelectMany(link => new[] { (From: link.A, To: link.B, Link: link), (From: link.B, To: link.A, Link: link) }).ToLookup(step => step.From);
        var cameBy = new Dictionary<PartyId, (PartyId From, IdentityLink Link)?> { [a] = null };
        var open = new Queue<PartyId>([a]);
        while (open.TryDequeue(out var party) && !cameBy.ContainsKey(b))
        {
            foreach (var (_, to, link) in near[party])
            {
                if (cameBy.TryAdd(to, (party, link)))
                    open.Enqueue(to);
            }
        }

        var path = new List<IdentityLink>();
        for (var at = b; cameBy.GetValueOrDefault(at) is { } step; at = step.From)
            path.Insert(0, step.Link);
        return path;
    }
}
