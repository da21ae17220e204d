namespace CustomerJourney.Journeys;

/// <summary>Columns that grow row by row; what both ways of making an index write into.</summary>
internal sealed class EventTableBuilder
{
    private const int FirstRows = 1024;

    private int[] _customer = new int[FirstRows];
    private long[] _ticks = new long[FirstRows];
    private int[] _type = new int[FirstRows];
    private readonly Dictionary<string, GrowingAttribute> _touchpointAttributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GrowingAttribute> _customerAttributes = new(StringComparer.Ordinal);

    /// <summary>Ids of customers.</summary>
    public TextCodes Customers { get; } = new();

    /// <summary>Types of touchpoints.</summary>
    public TextCodes Types { get; } = new();

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a touchpoint; answers with its row.</summary>
    public int Add(int customer, long ticks, int type)
    {
        if (Count == _customer.Length)
            Reserve(Count * 2);
        _customer[Count] = customer;
        _ticks[Count] = ticks;
        _type[Count] = type;
        return Count++;
    }

    /// <summary>Makes room for so many rows in all.</summary>
    public void Reserve(int rows)
    {
        Array.Resize(ref _customer, rows);
        Array.Resize(ref _ticks, rows);
        Array.Resize(ref _type, rows);
    }

    /// <summary>The customer of a row, as a code.</summary>
    public int CustomerOf(int row) => _customer[row];

    /// <summary>Says an attribute of a touchpoint.</summary>
    public GrowingAttribute TouchpointAttribute(string name) => Named(_touchpointAttributes, name);

    /// <summary>Says an attribute of a customer.</summary>
    public GrowingAttribute CustomerAttribute(string name) => Named(_customerAttributes, name);

    /// <summary>Codes of the rows' customers.</summary>
    public ReadOnlySpan<int> CustomerCodes => _customer.AsSpan(0, Count);

    /// <summary>Codes of the rows' types.</summary>
    public ReadOnlySpan<int> TypeCodes => _type.AsSpan(0, Count);

    /// <summary>The rows' ticks.</summary>
    public ReadOnlySpan<long> Ticks => _ticks.AsSpan(0, Count);

    /// <summary>An attribute of customers, said for each of their rows so far.</summary>
    public GrowingAttribute CustomerAttributeByTouchpoint(string name)
    {
        var spread = new GrowingAttribute();
        if (!_customerAttributes.TryGetValue(name, out var known))
            return spread;
        for (var code = 0; code < known.Values.Count; code++)
            spread.Values.CodeOf(known.Values[code]);
        for (var row = 0; row < Count; row++)
            spread.SetCode(row, known.CodeOf(_customer[row]));
        return spread;
    }

    /// <summary>Touchpoints' attributes but those named.</summary>
    public IEnumerable<EventAttribute> FinishTouchpointAttributes(HashSet<string> but) =>
        _touchpointAttributes.Where(a => !but.Contains(a.Key)).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value.Finish(a.Key, null, Count));

    /// <summary>Customers' attributes but those named.</summary>
    public IReadOnlyList<EventAttribute> FinishCustomerAttributes(HashSet<string> but) =>
        [.. _customerAttributes.Where(a => !but.Contains(a.Key)).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value.Finish(a.Key, null, Customers.Count))];

    /// <summary>Takes in all of an index.</summary>
    public void Load(JourneyIndex index)
    {
        Reserve(Math.Max(FirstRows, index.EventCount));
        for (var customer = 0; customer < index.CustomerCount; customer++)
            Customers.CodeOf(index.CustomerBytes(customer));
        foreach (var step in index.Steps)
            Types.CodeOf(step);
        var offsets = index.Columns.Offsets;
        for (var customer = 0; customer < index.CustomerCount; customer++)
        {
            for (var i = offsets[customer]; i < offsets[customer + 1]; i++)
                Add(customer, index.TicksAt(i), index.Types.At(i));
        }

        foreach (var column in index.TouchpointColumns)
            TouchpointAttribute(column.Name).Load(column, index.EventCount);
        foreach (var column in index.CustomerColumns)
            CustomerAttribute(column.Name).Load(column, index.CustomerCount);
        GC.KeepAlive(index);
    }

    /// <summary>The table; rows that <paramref name="keep"/> refuses, and customers, types and values that only they had, are left out.</summary>
    public EventTable Finish(Func<int, bool>? keep, Func<int, long>? tie, long revision)
    {
        var rows = keep is null ? null : Enumerable.Range(0, Count).Where(keep).ToArray();
        var count = rows?.Length ?? Count;
        var customers = Dense(Customers, _customer, rows, count, out var customer, out var customerCodes);
        var types = Dense(Types, _type, rows, count, out var type, out _);
        var ticks = new long[count];
        var ties = tie is null ? null : new long[count];
        for (var i = 0; i < count; i++)
        {
            var row = rows is null ? i : rows[i];
            ticks[i] = _ticks[row];
            if (ties is not null)
                ties[i] = tie!(row);
        }

        return new EventTable
        {
            Customers = customers,
            Types = types,
            Count = count,
            Customer = customer,
            Ticks = ticks,
            Type = type,
            Tie = ties,
            TouchpointAttributes = Finish(_touchpointAttributes, rows, count),
            CustomerAttributes = Finish(_customerAttributes, customerCodes, customerCodes.Length),
            Revision = revision,
        };
    }

    private static GrowingAttribute Named(Dictionary<string, GrowingAttribute> attributes, string name)
    {
        if (!attributes.TryGetValue(name, out var attribute))
            attributes.Add(name, attribute = new GrowingAttribute());
        return attribute;
    }

    private static List<EventAttribute> Finish(Dictionary<string, GrowingAttribute> attributes, int[]? rows, int count) =>
        [.. attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value.Finish(a.Key, rows, count))];

    /// <summary>Codes of just the texts that rows use.</summary>
    private static TextCodes Dense(TextCodes texts, int[] codes, int[]? rows, int count, out int[] dense, out int[] oldCodes)
    {
        var result = new TextCodes();
        var map = new int[texts.Count];
        var used = new List<int>(texts.Count);
        dense = new int[count];
        for (var i = 0; i < count; i++)
        {
            var code = codes[rows is null ? i : rows[i]];
            if (map[code] == 0)
            {
                map[code] = result.CodeOf(texts[code]) + 1;
                used.Add(code);
            }

            dense[i] = map[code] - 1;
        }

        oldCodes = [.. used];
        return result;
    }
}
