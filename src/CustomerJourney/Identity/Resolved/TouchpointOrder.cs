using System.Collections;
using System.Globalization;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>Touchpoints by customer, instant and sequence: an order over the rows as they were read, so that these stand in memory once.</summary>
internal sealed class TouchpointOrder
{
    private readonly IReadOnlyList<TouchpointRow> _rows;
    private readonly string[] _customers;

    // Customer c has the rows _order[_ends[c].._ends[c + 1]].
    private readonly int[] _ends;
    private readonly int[] _order;

    /// <summary>Dealt out to customers first: ordering within each is little work, and is done side by side.</summary>
    /// <param name="rows">Touchpoints in any order.</param>
    /// <param name="owners">Ids of their customers.</param>
    public TouchpointOrder(IReadOnlyList<TouchpointRow> rows, string[] owners)
    {
        _rows = rows;
        _customers = [.. owners.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var rank = _customers.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at, StringComparer.Ordinal);
        _ends = new int[_customers.Length + 1];
        foreach (var owner in owners)
            _ends[rank[owner] + 1]++;
        for (var customer = 0; customer < _customers.Length; customer++)
            _ends[customer + 1] += _ends[customer];
        _order = new int[owners.Length];
        var next = _ends[..^1];
        for (var row = 0; row < owners.Length; row++)
            _order[next[rank[owners[row]]]++] = row;
        Parallel.For(0, _customers.Length, customer => _order.AsSpan(_ends[customer].._ends[customer + 1]).Sort((left, right) => Compare(rows[left], rows[right])));
    }

    /// <summary>The rows in order, made as they are asked for.</summary>
    public IEnumerable<ResolvedTouchpointRow> Rows => Places().Select(place => ResolvedTouchpointRow.Of(place.Row, place.Customer));

    /// <summary>What has to change among the edges <c>had</c> and <c>next</c>.</summary>
    /// <param name="before">By touchpoint: whose it was, and which came next, null for the customer's last.</param>
    /// <param name="difference">Takes the changes.</param>
    public void Since(IReadOnlyDictionary<string, (string CustomerId, string? Next)> before, GraphDifference difference)
    {
        var (had, next) = (new BitArray(_order.Length), new BitArray(_order.Length));
        var position = 0;
        foreach (var (customer, row, following) in Places())
        {
            var isKnown = before.TryGetValue(row.TouchpointId, out var was);
            had[position] = !isKnown || was.CustomerId != customer;
            if (had[position] && (isKnown || row.Sequence.Contains(MapLive.Folder, StringComparison.Ordinal)))
                difference.Drop(HadId(row));
            next[position] = following is not null && following.TouchpointId != was.Next;
            if (was.Next is not null && was.Next != following?.TouchpointId)
                difference.Drop(NextId(row));
            position++;
        }

        difference.Load("had", Chosen(had).Select(place => new GraphEdge(HadId(place.Row), place.Customer, place.Row.TouchpointId, "had", BulkLoadWriter.Date(place.Row.At))));
        difference.Load("next", Chosen(next).Select(place => new GraphEdge(NextId(place.Row), place.Row.TouchpointId, place.Next!.TouchpointId, "next", Seconds(place.Next.At - place.Row.At))));
    }

    private IEnumerable<(string Customer, TouchpointRow Row, TouchpointRow? Next)> Places()
    {
        for (var customer = 0; customer < _customers.Length; customer++)
        {
            for (var position = _ends[customer]; position < _ends[customer + 1]; position++)
                yield return (_customers[customer], _rows[_order[position]], position + 1 < _ends[customer + 1] ? _rows[_order[position + 1]] : null);
        }
    }

    private IEnumerable<(string Customer, TouchpointRow Row, TouchpointRow? Next)> Chosen(BitArray positions) => Places().Where((_, position) => positions[position]);

    private static int Compare(TouchpointRow left, TouchpointRow right)
    {
        var byInstant = left.At.CompareTo(right.At);
        if (byInstant != 0)
            return byInstant;
        var bySequence = string.CompareOrdinal(left.Sequence, right.Sequence);
        return bySequence != 0 ? bySequence : string.CompareOrdinal(left.TouchpointId, right.TouchpointId);
    }

    private static string HadId(TouchpointRow row) => $"had:{row.TouchpointId}";

    private static string NextId(TouchpointRow row) => $"next:{row.TouchpointId}";

    private static string Seconds(TimeSpan gap) => ((long)gap.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
