namespace CustomerJourney.Journeys;

/// <summary>Puts the workers' blocks together, in the order of the file, under common codes.</summary>
internal static class EventTables
{
    /// <summary>Merges the blocks; rows of <paramref name="extend"/> come first.</summary>
    public static EventTable Merge(List<EventBlock> blocks, EventRowReader[] readers, EventLogHeader header, bool[] dropped, JourneyIndex? extend, CancellationToken cancellationToken)
    {
        var before = new EventTableBuilder();
        if (extend is not null)
            before.Load(extend);
        var count = before.Count + blocks.Sum(b => b.Count);
        var customers = Maps(before.Customers, readers, r => r.Customers);
        var types = Maps(before.Types, readers, r => r.Types);
        var merged = new Merged(before, blocks, count, cancellationToken);
        var attributes = Enumerable.Range(0, header.Kept.Count).Select(i => Attribute(merged, readers, header.Kept[i], i, dropped)).OfType<(KeptColumn Kept, EventAttribute Values)>().ToList();
        return new EventTable
        {
            Customers = before.Customers,
            Types = before.Types,
            Count = count,
            Customer = merged.Column(before.CustomerCodes, b => b.Customer, customers),
            Ticks = merged.Ticks(),
            Type = merged.Column(before.TypeCodes, b => b.Type, types),
            TouchpointAttributes = [.. attributes.Where(a => !a.Kept.OfCustomer).Select(a => a.Values), .. before.FinishTouchpointAttributes([.. attributes.Select(a => a.Kept.Name)])],
            CustomerAttributesByTouchpoint = [.. attributes.Where(a => a.Kept.OfCustomer).Select(a => a.Values)],
            CustomerAttributes = before.FinishCustomerAttributes([.. attributes.Select(a => a.Kept.Name)]),
            Revision = extend is null ? 0 : extend.Revision + 1,
        };
    }

    private static int[][] Maps(TextCodes all, EventRowReader[] readers, Func<EventRowReader, TextCodes> own) =>
        [.. readers.Select(r => all.Merge(own(r)))];

    private static (KeptColumn, EventAttribute)? Attribute(Merged merged, EventRowReader[] readers, KeptColumn kept, int place, bool[] dropped)
    {
        if (dropped[place])
            return null;
        var before = kept.OfCustomer ? merged.Before.CustomerAttributeByTouchpoint(kept.Name) : merged.Before.TouchpointAttribute(kept.Name);
        var maps = Maps(before.Values, readers, r => r.Attributes[place]);
        if (kept.Automatic && before.Values.Count > EventLogOptions.MostAutomaticValues + 1)
        {
            dropped[place] = true;
            return null;
        }

        return (kept, new EventAttribute(kept.Name, before.Values, merged.Column(before.Codes, b => b.Attributes[place], maps)));
    }

    private sealed class Merged
    {
        private readonly List<EventBlock> _blocks;
        private readonly int[] _starts;
        private readonly int _count;
        private readonly CancellationToken _cancellationToken;

        public Merged(EventTableBuilder before, List<EventBlock> blocks, int count, CancellationToken cancellationToken)
        {
            (Before, _blocks, _count, _cancellationToken) = (before, blocks, count, cancellationToken);
            _starts = new int[blocks.Count];
            for (var i = 0; i < blocks.Count; i++)
                _starts[i] = i == 0 ? before.Count : _starts[i - 1] + blocks[i - 1].Count;
        }

        public EventTableBuilder Before { get; }

        public int[] Column(ReadOnlySpan<int> before, Func<EventBlock, int[]> of, int[][] maps)
        {
            var column = new int[_count];
            before[..Math.Min(before.Length, Before.Count)].CopyTo(column);
            ForBlocks(i =>
            {
                var block = _blocks[i];
                var codes = of(block).AsSpan(0, block.Count);
                var map = maps[block.Worker];
                var into = column.AsSpan(_starts[i], block.Count);
                for (var row = 0; row < codes.Length; row++)
                    into[row] = map[codes[row]];
            });
            return column;
        }

        public long[] Ticks()
        {
            var column = new long[_count];
            Before.Ticks.CopyTo(column);
            ForBlocks(i => _blocks[i].Ticks.AsSpan(0, _blocks[i].Count).CopyTo(column.AsSpan(_starts[i])));
            return column;
        }

        private void ForBlocks(Action<int> work) =>
            Parallel.For(0, _blocks.Count, new ParallelOptions { CancellationToken = _cancellationToken, MaxDegreeOfParallelism = Workers.Count }, work);
    }
}
