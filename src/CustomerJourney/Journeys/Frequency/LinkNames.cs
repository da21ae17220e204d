using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Puts the links of a position in the order they are listed in, with names and seconds in place of codes.</summary>
/// <param name="names">Of the steps.</param>
/// <param name="scale">What gaps mean.</param>
internal sealed class LinkNames(IReadOnlyList<string> names, InstantScale scale)
{
    private ulong[] _order = [];

    /// <summary>The keys of one position: (position × steps + from) × steps + to, the position from 0.</summary>
    public long Pairs { get; } = (long)names.Count * names.Count;

    /// <summary>Adds one position's links, the most frequent first, ties by both steps.</summary>
    /// <param name="groups">The links of one position, in order of their keys.</param>
    /// <param name="links">Added to.</param>
    public void Add(ReadOnlySpan<GapGroup> groups, List<JourneyLink> links)
    {
        if (groups.Length == 0)
            return;
        if (_order.Length < groups.Length)
            _order = new ulong[groups.Length * 2];
        var order = _order.AsSpan(0, groups.Length);
        for (var place = 0; place < order.Length; place++)
            order[place] = (ulong)(int.MaxValue - groups[place].Count) << 32 | (uint)place;
        order.Sort();
        var position = (int)(groups[0].Key / Pairs) + 1;
        foreach (var place in order)
        {
            ref readonly var group = ref groups[(int)(uint)place];
            var (from, to) = Math.DivRem(group.Key % Pairs, names.Count);
            links.Add(new JourneyLink(position, names[(int)from], names[(int)to], group.Count, scale.SecondsOf(group.Low), scale.SecondsOf(group.High)));
        }
    }

    /// <summary>The links of all positions.</summary>
    /// <param name="groups">In order of their keys.</param>
    public List<JourneyLink> Of(List<GapGroup> groups)
    {
        var links = new List<JourneyLink>(groups.Count);
        var all = CollectionsMarshal.AsSpan(groups);
        for (int from = 0, to; from < all.Length; from = to)
        {
            for (to = from + 1; to < all.Length && all[to].Key / Pairs == all[from].Key / Pairs; to++)
            {
            }

            Add(all[from..to], links);
        }

        return links;
    }
}
