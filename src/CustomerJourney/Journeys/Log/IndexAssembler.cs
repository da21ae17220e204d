using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Turns touchpoints as read into the columns of an index: by customer, then instant, then tie.</summary>
internal static class IndexAssembler
{
    /// <summary>Steps are one or two bytes.</summary>
    public const int MostSteps = 65_536;

    /// <summary>Assembles the index; nothing of the table is kept.</summary>
    public static JourneyIndex Assemble(EventTable table, CancellationToken cancellationToken = default)
    {
        if (table.Types.Count > MostSteps)
            throw new InvalidOperationException($"There are {table.Types.Count} different steps, at most {MostSteps} can be told apart: is it the right column? Map them to fewer.");
        var customerRanks = TextOrder.RanksByBytes(table.Customers);
        var typeRanks = TextOrder.RanksByOrdinal(table.Types);
        var offsets = Offsets(table, customerRanks);
        var order = Order(table, customerRanks, offsets, cancellationToken);
        var scale = Scale(table);
        var columns = new IndexColumns(
            table.Customers, Invert(customerRanks), offsets,
            table.Types, Invert(typeRanks), Codes(typeRanks, table.Type, order, table.Count, table.Types.Count, cancellationToken),
            scale, InstantColumns(table, order, scale, cancellationToken),
            [.. table.TouchpointAttributes.Select(a => Attribute(a, order, table.Count, cancellationToken))],
            [.. CustomerAttributes(table, customerRanks, offsets, order, cancellationToken)],
            table.Revision);
        return JourneyIndexFile.Wrap(columns);
    }

    private static int[] Invert(int[] ranks)
    {
        var codes = new int[ranks.Length];
        for (var code = 0; code < ranks.Length; code++)
            codes[ranks[code]] = code;
        return codes;
    }

    private static byte[] Offsets(EventTable table, int[] ranks)
    {
        var bytes = PinnedBytes.Of(sizeof(int) * (ranks.Length + 1L));
        var offsets = MemoryMarshal.Cast<byte, int>(bytes.AsSpan());
        offsets.Clear();
        foreach (var customer in table.Customer.AsSpan(0, table.Count))
            offsets[ranks[customer] + 1]++;
        for (var customer = 0; customer < ranks.Length; customer++)
            offsets[customer + 1] += offsets[customer];
        return bytes;
    }

    /// <summary>For each place in the index the row of the table; null when they are the same already.</summary>
    private static int[]? Order(EventTable table, int[] ranks, byte[] offsets, CancellationToken cancellationToken)
    {
        if (IsInOrder(table, ranks))
            return null;
        var order = new int[table.Count];
        Workers.ForCustomers(MemoryMarshal.Cast<byte, int>(offsets.AsSpan()), (from, to) =>
        {
            var starts = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
            Gather(table, ranks, starts, from, to, order);
            for (var customer = from; customer < to; customer++)
                SortCustomer(table, order.AsSpan(starts[customer]..starts[customer + 1]));
        }, cancellationToken, partsPerWorker: 1);
        return order;
    }

    private static bool IsInOrder(EventTable table, int[] ranks)
    {
        if (table.Tie is not null)
            return false;
        for (var row = 1; row < table.Count; row++)
        {
            var before = ranks[table.Customer[row - 1]];
            var here = ranks[table.Customer[row]];
            if (before > here || (before == here && table.Ticks[row - 1] > table.Ticks[row]))
                return false;
        }

        return true;
    }

    private static void Gather(EventTable table, int[] ranks, ReadOnlySpan<int> starts, int from, int to, int[] order)
    {
        var next = starts[from..to].ToArray();
        var customers = table.Customer.AsSpan(0, table.Count);
        for (var row = 0; row < customers.Length; row++)
        {
            var customer = ranks[customers[row]] - from;
            if ((uint)customer < (uint)next.Length)
                order[next[customer]++] = row;
        }
    }

    private static void SortCustomer(EventTable table, Span<int> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (Compare(table, rows[i - 1], rows[i]) > 0)
            {
                rows.Sort((a, b) => Compare(table, a, b));
                return;
            }
        }
    }

    private static int Compare(EventTable table, int a, int b)
    {
        var byTime = table.Ticks[a].CompareTo(table.Ticks[b]);
        if (byTime != 0)
            return byTime;
        var byTie = table.Tie is { } tie ? tie[a].CompareTo(tie[b]) : 0;
        return byTie != 0 ? byTie : a.CompareTo(b);
    }

    private static InstantScale Scale(EventTable table)
    {
        if (table.Count == 0)
            return InstantScale.For(0, 0, TimeSpan.TicksPerSecond);
        var (min, max, step) = (long.MaxValue, long.MinValue, TimeSpan.TicksPerSecond);
        foreach (var ticks in table.Ticks.AsSpan(0, table.Count))
        {
            min = Math.Min(min, ticks);
            max = Math.Max(max, ticks);
            if (step > 1 && ticks % step != 0)
                step = ticks % TimeSpan.TicksPerMillisecond == 0 ? TimeSpan.TicksPerMillisecond : 1;
        }

        return InstantScale.For(min, max, step);
    }

    private static byte[][] InstantColumns(EventTable table, int[]? order, InstantScale scale, CancellationToken cancellationToken)
    {
        var count = table.Count;
        if (scale.Storage == InstantStorage.Fine)
            return [FineColumn(table, order, scale, cancellationToken)];
        var seconds = PinnedBytes.Of(sizeof(uint) * (long)count);
        var milliseconds = scale.Storage == InstantStorage.Milliseconds ? PinnedBytes.Of(sizeof(ushort) * (long)count) : [];
        Workers.ForRange(count, (from, to) =>
        {
            var secondsOut = MemoryMarshal.Cast<byte, uint>(seconds.AsSpan());
            var millisecondsOut = MemoryMarshal.Cast<byte, ushort>(milliseconds.AsSpan());
            for (var i = from; i < to; i++)
            {
                var since = table.Ticks[order is null ? i : order[i]] - scale.BaseTicks;
                secondsOut[i] = (uint)(since / TimeSpan.TicksPerSecond);
                if (millisecondsOut.Length > 0)
                    millisecondsOut[i] = (ushort)(since % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMillisecond);
            }
        }, cancellationToken);
        return scale.Storage == InstantStorage.Milliseconds ? [seconds, milliseconds] : [seconds];
    }

    private static byte[] FineColumn(EventTable table, int[]? order, InstantScale scale, CancellationToken cancellationToken)
    {
        var bytes = PinnedBytes.Of(7L * table.Count + 1);
        Workers.ForRange(table.Count, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var value = (table.Ticks[order is null ? i : order[i]] - scale.BaseTicks) / scale.UnitTicks;
                for (var k = 0; k < 7; k++)
                    bytes[i * 7L + k] = (byte)(value >> (8 * k));
            }
        }, cancellationToken);
        bytes[^1] = 0;
        return bytes;
    }

    private static byte[] Codes(int[] ranks, int[] codes, int[]? order, int count, int distinct, CancellationToken cancellationToken)
    {
        var width = CodeColumn.WidthOf(distinct);
        var bytes = PinnedBytes.Of((long)width * count);
        Workers.ForRange(count, (from, to) => CodeColumn.Write(ranks, codes, order, from, to, bytes, width), cancellationToken);
        return bytes;
    }

    private static IndexAttribute Attribute(EventAttribute attribute, int[]? order, int count, CancellationToken cancellationToken)
    {
        var ranks = TextOrder.RanksByBytes(attribute.Values);
        return new(attribute.Name, attribute.Values, Invert(ranks), Codes(ranks, attribute.Codes, order, count, attribute.Values.Count, cancellationToken));
    }

    private static IEnumerable<IndexAttribute> CustomerAttributes(EventTable table, int[] customerRanks, byte[] offsets, int[]? order, CancellationToken cancellationToken)
    {
        var codeOf = Invert(customerRanks);
        foreach (var told in table.CustomerAttributes)
            yield return Attribute(told, codeOf, codeOf.Length, cancellationToken);
        foreach (var told in table.CustomerAttributesByTouchpoint)
            yield return Attribute(told with { Codes = FirstTold(told.Codes, offsets, order) }, null, codeOf.Length, cancellationToken);
    }

    private static int[] FirstTold(int[] codes, byte[] offsets, int[]? order)
    {
        var starts = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        var first = new int[starts.Length - 1];
        for (var customer = 0; customer < first.Length; customer++)
        {
            for (var i = starts[customer]; i < starts[customer + 1] && first[customer] == 0; i++)
                first[customer] = codes[order is null ? i : order[i]];
        }

        return first;
    }
}
