namespace CustomerJourney.Journeys;

/// <summary>Finds a customer of an index by what stands in it.</summary>
public static class JourneyCustomers
{
    /// <summary>The id that a selector means: an id, or <c>kind:value</c> where kind is an attribute of customers or touchpoints.</summary>
    /// <returns>Null when there is none; ids come first, so an id may have a colon.</returns>
    /// <exception cref="JourneyQuestionException">Several customers have that value.</exception>
    public static string? Find(JourneyIndex index, string selector)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(selector);
        if (index.FindCustomer(selector) >= 0)
            return selector;
        var colon = selector.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var (kind, value) = (selector[..colon], selector[(colon + 1)..]);
        var found = index.CustomerColumns.FirstOrDefault(c => c.Name == kind) is { } ofCustomers ? WithAttribute(index, ofCustomers, value)
            : index.TouchpointColumns.FirstOrDefault(c => c.Name == kind) is { } ofTouchpoints ? WithTouchpoint(index, ofTouchpoints, value)
            : [];
        return found.Count <= 1
            ? found.Select(index.CustomerAt).FirstOrDefault()
            : throw new JourneyQuestionException($"{found.Count} customers have that {kind}; name one of them by the id.");
    }

    private static List<int> WithAttribute(JourneyIndex index, AttributeColumn column, string value)
    {
        var code = CodeOf(column, value);
        return code < 0 ? [] : [.. Enumerable.Range(0, index.CustomerCount).Where(customer => column.At(customer) == code)];
    }

    private static List<int> WithTouchpoint(JourneyIndex index, AttributeColumn column, string value)
    {
        var code = CodeOf(column, value);
        var found = new List<int>();
        var offsets = index.Columns.Offsets;
        for (var customer = 0; customer < index.CustomerCount && code >= 0; customer++)
        {
            for (var i = offsets[customer]; i < offsets[customer + 1]; i++)
            {
                if (column.At(i) != code)
                    continue;
                found.Add(customer);
                break;
            }
        }

        GC.KeepAlive(index);
        return found;
    }

    private static int CodeOf(AttributeColumn column, string value)
    {
        for (var code = 0; code < column.ValueCount; code++)
        {
            if (value.Length > 0 && column.Value(code) == value)
                return code;
        }

        return -1;
    }
}
