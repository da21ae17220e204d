namespace CustomerJourney.Journeys;

/// <summary>The rows of one block in columns, coded by the worker that read it.</summary>
internal sealed class EventBlock(int number, int worker, int capacity, int attributes)
{
    /// <summary>Place among the blocks.</summary>
    public int Number => number;

    /// <summary>Whose codes these are.</summary>
    public int Worker => worker;

    /// <summary>Rows read.</summary>
    public int Count { get; set; }

    /// <summary>Line breaks in the block.</summary>
    public int Lines { get; set; }

    /// <summary>Codes of customers.</summary>
    public int[] Customer { get; private set; } = new int[capacity];

    /// <summary>UTC ticks.</summary>
    public long[] Ticks { get; private set; } = new long[capacity];

    /// <summary>Codes of types.</summary>
    public int[] Type { get; private set; } = new int[capacity];

    /// <summary>Codes of attributes.</summary>
    public int[][] Attributes { get; } = [.. Enumerable.Range(0, attributes).Select(_ => new int[capacity])];

    /// <summary>Rows that could not be read: line in the block (from 0), reason, text.</summary>
    public List<(int Line, string Reason, string Raw)> Rejected { get; } = [];

    /// <summary>Makes room for one more row.</summary>
    public void Grow()
    {
        var size = Customer.Length * 2;
        (Customer, Ticks, Type) = (Resized(Customer, size), Resized(Ticks, size), Resized(Type, size));
        for (var i = 0; i < Attributes.Length; i++)
            Attributes[i] = Resized(Attributes[i], size);
    }

    private static T[] Resized<T>(T[] items, int size)
    {
        Array.Resize(ref items, size);
        return items;
    }
}
