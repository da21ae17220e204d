namespace CustomerJourney.Journeys;

/// <summary>Which customers a question looks at: a byte each, 1 for those it does.</summary>
internal static class CustomerMask
{
    private const string Id = "id";
    private const string Had = "had";

    /// <summary>The mask; null when nobody is left out.</summary>
    /// <exception cref="JourneyQuestionException">A key is unknown.</exception>
    public static byte[]? Of(JourneyIndex index, IReadOnlyList<JourneyFilter> filters, CancellationToken cancellationToken)
    {
        if (filters.Count == 0)
            return null;
        var mask = new byte[index.CustomerCount];
        Array.Fill(mask, (byte)1);
        foreach (var filter in filters)
            Apply(index, filter, mask, cancellationToken);
        return mask;
    }

    private static void Apply(JourneyIndex index, JourneyFilter filter, byte[] mask, CancellationToken cancellationToken)
    {
        if (filter.Key == Id)
            ApplyIds(index, filter, mask);
        else if (filter.Key == Had)
            ApplyTouchpoints(index, filter, index.Types, mask, cancellationToken);
        else if (index.CustomerColumns.FirstOrDefault(c => c.Name == filter.Key) is { } ofCustomer)
            ApplyAttribute(new ValueTest(filter).Accepted(ofCustomer), ofCustomer, mask, cancellationToken);
        else if (index.TouchpointColumns.FirstOrDefault(c => c.Name == filter.Key) is { } ofTouchpoint)
            ApplyTouchpoints(index, filter, ofTouchpoint, mask, cancellationToken);
        else
            throw new JourneyQuestionException($"Customers cannot be filtered by '{filter.Key}'. There are: {string.Join(", ", [Id, Had, .. index.CustomerAttributes, .. index.TouchpointAttributes])}.");
    }

    private static void ApplyIds(JourneyIndex index, JourneyFilter filter, byte[] mask)
    {
        var named = filter.Values.Select(index.FindCustomer).Where(place => place >= 0).ToHashSet();
        for (var customer = 0; customer < mask.Length; customer++)
            mask[customer] &= named.Contains(customer) != filter.IsNot ? (byte)1 : (byte)0;
    }

    private static void ApplyAttribute(bool[] accepted, AttributeColumn column, byte[] mask, CancellationToken cancellationToken) =>
        Workers.ForRange(mask.Length, (from, to) =>
        {
            for (var customer = from; customer < to; customer++)
                mask[customer] &= accepted[column.At(customer)] ? (byte)1 : (byte)0;
        }, cancellationToken);

    private static void ApplyTouchpoints(JourneyIndex index, JourneyFilter filter, AttributeColumn column, byte[] mask, CancellationToken cancellationToken)
    {
        var wanted = new ValueTest(filter with { IsNot = false }).Accepted(column);
        Workers.ForCustomers(index.Columns.Offsets, (from, to) =>
        {
            var offsets = index.Columns.Offsets;
            for (var customer = from; customer < to; customer++)
            {
                var found = false;
                for (var i = offsets[customer]; i < offsets[customer + 1] && !found; i++)
                    found = wanted[column.At(i)];
                mask[customer] &= found != filter.IsNot ? (byte)1 : (byte)0;
            }
        }, cancellationToken);
    }
}
