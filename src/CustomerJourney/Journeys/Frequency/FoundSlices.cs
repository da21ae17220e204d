using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>All stretches that a question is about, in parts that were found side by side.</summary>
internal sealed class FoundSlices : IDisposable
{
    private FoundSlices(SliceList[] parts) => Parts = parts;

    /// <summary>In the order of customers.</summary>
    public SliceList[] Parts { get; }

    /// <summary>How many stretches there are.</summary>
    public int Count => Parts.Sum(p => p.Count);

    /// <summary>Steps of the longest; 0 when there is none.</summary>
    public int Longest
    {
        get
        {
            var longest = 0;
            foreach (var part in Parts)
            {
                foreach (ref readonly var slice in part.Slices)
                    longest = Math.Max(longest, slice.Length);
            }

            return longest;
        }
    }

    /// <summary>Anchors from which nothing arrived.</summary>
    public long NotArrived => Parts.Sum(p => p.NotArrived);

    /// <summary>Finds them.</summary>
    public static FoundSlices Find<TStep, TTime>(Log<TStep, TTime> log, FrequencyQuestion question, CancellationToken cancellationToken)
        where TStep : unmanaged, IBinaryInteger<TStep>
        where TTime : struct, IInstants
    {
        var finder = new SliceFinder<TStep, TTime>(log, question);
        var cuts = Workers.CutCustomers(log.View.Columns.Offsets, Workers.Count * 4);
        var parts = new SliceList[cuts.Length - 1];
        Workers.Run(cuts, (part, from, to) => parts[part] = finder.Find(from, to), cancellationToken);
        return new FoundSlices(parts);
    }

    /// <summary>Copies of those with more steps than so many; to be disposed of on their own.</summary>
    public FoundSlices LongerThan(int steps) => new(Array.ConvertAll(Parts, part =>
    {
        var longer = new SliceList(0);
        foreach (ref readonly var slice in part.Slices)
        {
            if (slice.Length > steps)
                longer.Add(slice);
        }

        return longer;
    }));

    /// <summary>Gathers something over all stretches: side by side, then merged in order.</summary>
    public T Gather<T>(Func<T> begin, Gatherer<T> gather, Action<T, T> merge, CancellationToken cancellationToken)
    {
        var shares = Math.Clamp(Count / 1024, 1, Workers.Count);
        var gathered = new T[shares];
        Workers.Run([.. Enumerable.Range(0, shares + 1)], (share, _, _) =>
        {
            gathered[share] = begin();
            for (var part = share; part < Parts.Length; part += shares)
            {
                cancellationToken.ThrowIfCancellationRequested();
                gather(gathered[share], Parts[part].Slices);
            }
        }, cancellationToken);
        for (var share = 1; share < shares; share++)
            merge(gathered[0], gathered[share]);
        return gathered[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Parts)
            part.Dispose();
    }

    /// <summary>Takes stretches into what is gathered.</summary>
    internal delegate void Gatherer<T>(T into, ReadOnlySpan<JourneySlice> slices);
}
