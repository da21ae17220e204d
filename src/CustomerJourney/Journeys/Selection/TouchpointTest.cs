namespace CustomerJourney.Journeys;

/// <summary>Whether a touchpoint passes a question's filters.</summary>
internal sealed class TouchpointTest
{
    private const string At = "at";

    private readonly List<(AttributeColumn Column, bool[] Accepted)> _columns = [];
    private readonly List<(long From, long To, bool IsNot)[]> _instants = [];
    private readonly LogColumns _log;

    /// <exception cref="JourneyQuestionException">A key is unknown.</exception>
    public TouchpointTest(JourneyIndex index, IReadOnlyList<JourneyFilter> filters)
    {
        _log = index.Columns;
        foreach (var filter in filters)
        {
            if (filter.Key == At)
                _instants.Add(Ranges(index, filter));
            else
                _columns.Add(Column(index, filter));
        }
    }

    /// <summary>Sets a byte for each touchpoint from <paramref name="from"/> up to <paramref name="to"/>: 1 when it passes.</summary>
    public void Mark(byte[] kept, int from, int to)
    {
        kept.AsSpan(from, to - from).Fill(1);
        foreach (var (column, accepted) in _columns)
            MarkColumn(column, Array.ConvertAll(accepted, a => a ? (byte)1 : (byte)0), kept, from, to);
        foreach (var ranges in _instants)
        {
            for (var i = from; i < to; i++)
                kept[i] &= IsIn(ranges, _log.ValueAt(i)) ? (byte)1 : (byte)0;
        }
    }

    private static unsafe void MarkColumn(AttributeColumn column, byte[] accepted, byte[] kept, int from, int to)
    {
        if (column.Width == 1)
        {
            var codes = column.Codes;
            for (var i = from; i < to; i++)
                kept[i] &= accepted[codes[i]];
            return;
        }

        for (var i = from; i < to; i++)
            kept[i] &= accepted[column.At(i)];
    }

    private static bool IsIn((long From, long To, bool IsNot)[] ranges, long at)
    {
        foreach (var (from, to, _) in ranges)
        {
            if (at >= from && at < to)
                return !ranges[0].IsNot;
        }

        return ranges[0].IsNot;
    }

    private static (AttributeColumn, bool[]) Column(JourneyIndex index, JourneyFilter filter)
    {
        var column = filter.Key == JourneySelection.Type ? index.Types : index.TouchpointColumns.FirstOrDefault(c => c.Name == filter.Key)
            ?? throw new JourneyQuestionException($"Touchpoints cannot be filtered by '{filter.Key}'. There are: {string.Join(", ", [JourneySelection.Type, At, .. index.TouchpointAttributes])}.");
        return (column, new ValueTest(filter).Accepted(column));
    }

    private static (long From, long To, bool IsNot)[] Ranges(JourneyIndex index, JourneyFilter filter)
    {
        var ranges = new ValueTest(filter).Instants;
        if (ranges.Count != filter.Values.Count)
            throw new JourneyQuestionException("Touchpoints are filtered by instant with at=FROM..TO, such as at=2024-01-01..2024-02-01 (up to, not including, the end).");
        return [.. ranges.Select(r => (Value(index, r.From, long.MinValue), Value(index, r.To, long.MaxValue), filter.IsNot))];
    }

    /// <summary>The least stored value at or after an instant.</summary>
    private static long Value(JourneyIndex index, DateTimeOffset? instant, long open)
    {
        if (instant is not { } at)
            return open;
        var ticks = at.UtcTicks - index.Scale.BaseTicks;
        return (long)Math.Ceiling((decimal)ticks / index.Scale.UnitTicks);
    }
}
