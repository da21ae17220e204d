namespace CustomerJourney.Journeys;

/// <summary>Splits work over all cores; a cancelled token stops between parts.</summary>
internal static class Workers
{
    private const int SmallestPart = 4096;
    private const int PartsPerWorker = 4;

    /// <summary>How many threads work at once.</summary>
    public static int Count { get; } = Environment.ProcessorCount;

    /// <summary>Runs over <c>[from, to)</c> parts of <c>[0, count)</c>.</summary>
    public static void ForRange(int count, Action<int, int> work, CancellationToken cancellationToken) =>
        Run(Cut(count, Count * PartsPerWorker), (_, from, to) => work(from, to), cancellationToken);

    /// <summary>Runs over parts of the customers with about equally many touchpoints each.</summary>
    public static void ForCustomers(ReadOnlySpan<int> offsets, Action<int, int> work, CancellationToken cancellationToken, int partsPerWorker = PartsPerWorker) =>
        Run(CutCustomers(offsets, Count * partsPerWorker), (_, from, to) => work(from, to), cancellationToken);

    /// <summary>Runs numbered parts that have been cut.</summary>
    public static void Run(int[] cuts, Action<int, int, int> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parts = cuts.Length - 1;
        if (parts == 1)
        {
            work(0, cuts[0], cuts[1]);
            return;
        }

        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Count };
        Parallel.For(0, parts, options, part => work(part, cuts[part], cuts[part + 1]));
    }

    /// <summary>Cuts <c>[0, count)</c> into about equal parts, none smaller than <paramref name="smallest"/>; at least one.</summary>
    public static int[] Cut(int count, int parts, int smallest = SmallestPart)
    {
        parts = Math.Clamp(count / smallest, 1, parts);
        var cuts = new int[parts + 1];
        for (var part = 1; part <= parts; part++)
            cuts[part] = (int)((long)count * part / parts);
        return cuts;
    }

    /// <summary>Cuts customers where about equally many touchpoints lie between; at least one part.</summary>
    public static int[] CutCustomers(ReadOnlySpan<int> offsets, int parts)
    {
        var events = offsets[^1];
        parts = Math.Clamp(events / SmallestPart, 1, parts);
        var cuts = new int[parts + 1];
        for (var part = 1; part < parts; part++)
        {
            var at = offsets.BinarySearch((int)((long)events * part / parts));
            cuts[part] = Math.Clamp(at < 0 ? ~at : at, cuts[part - 1], offsets.Length - 1);
        }

        cuts[parts] = offsets.Length - 1;
        return cuts;
    }
}
