namespace CustomerJourney.Journeys;

/// <summary>Where the columns of a log lie in memory: customers' offsets, step codes, instants. Whoever made it keeps the memory alive.</summary>
internal sealed unsafe class LogColumns(int* offsets, int customers, int events, byte* steps, int stepWidth, int stepCount, InstantScale scale, byte* instants, byte* milliseconds)
{
    private static readonly int[] NoOffsets = [0];

    /// <summary>Number of customers.</summary>
    public int Customers => customers;

    /// <summary>Number of touchpoints.</summary>
    public int Events => events;

    /// <summary>Where each customer's touchpoints begin, and where the last one's end.</summary>
    public ReadOnlySpan<int> Offsets => offsets is null ? NoOffsets : new ReadOnlySpan<int>(offsets, customers + 1);

    /// <summary>The same as an address.</summary>
    public int* OffsetAddress => offsets;

    /// <summary>Step codes, <see cref="StepWidth"/> bytes each.</summary>
    public byte* Steps => steps;

    /// <summary>1 or 2.</summary>
    public int StepWidth => stepWidth;

    /// <summary>Number of different steps.</summary>
    public int StepCount => stepCount;

    /// <summary>What a stored instant means.</summary>
    public InstantScale Scale => scale;

    /// <summary>First column of instants.</summary>
    public byte* InstantAddress => instants;

    /// <summary>Column of milliseconds, if there is one.</summary>
    public byte* MillisecondAddress => milliseconds;

    /// <summary>A step's code, however it is stored.</summary>
    public int StepAt(int index) => stepWidth == 1 ? steps[index] : ((ushort*)steps)[index];

    /// <summary>The same log with other steps; whoever calls keeps <paramref name="codes"/> (pinned) alive.</summary>
    public LogColumns WithSteps(byte[] codes, int width, int count) =>
        new(offsets, customers, events, Compaction.AddressOf(codes), width, count, scale, instants, milliseconds);

    /// <summary>A stored instant, however it is stored.</summary>
    public long ValueAt(int index) => scale.Storage switch
    {
        InstantStorage.Seconds => AsSeconds.At(index),
        InstantStorage.Milliseconds => AsMilliseconds.At(index),
        InstantStorage.Fine => AsFine.At(index),
        _ => throw new InvalidOperationException("No such storage."),
    };

    /// <summary>The latest stored instant; there must be one.</summary>
    public long LastValue()
    {
        var last = 0L; // each customer's touchpoints are in order of time
        var starts = Offsets;
        for (var customer = 0; customer < customers; customer++)
            last = starts[customer + 1] > starts[customer] ? Math.Max(last, ValueAt(starts[customer + 1] - 1)) : last;
        return last;
    }

    /// <summary>Instants as whole seconds.</summary>
    public SecondInstants AsSeconds => new((uint*)instants, events);

    /// <summary>Instants as seconds and milliseconds.</summary>
    public MillisecondInstants AsMilliseconds => new((uint*)instants, (ushort*)milliseconds);

    /// <summary>Instants as 7 bytes.</summary>
    public FineInstants AsFine => new(instants);
}
