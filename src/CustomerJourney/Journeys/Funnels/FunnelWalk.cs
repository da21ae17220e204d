using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Walks customers through a funnel. Start by start, each next step is the first of its kind after the one before; as starts come later these do too, so that every step is looked for from where it was found last, and a start is followed only if it can go farther than all earlier ones.</summary>
internal sealed unsafe class FunnelWalk<TStep, TTime> : IDisposable
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private readonly Log<TStep, TTime> _log;
    private readonly TStep[] _steps;
    private readonly long _within;
    private readonly int[] _places; // of each step, of the start looked at
    private readonly long[] _times; // of the steps of the earliest start that goes farthest

    public FunnelWalk(Log<TStep, TTime> log, int[] codes, long within)
    {
        (_log, _within) = (log, within);
        _steps = Array.ConvertAll(codes, TStep.CreateTruncating);
        _places = new int[codes.Length];
        _times = new long[codes.Length];
        SincePrevious = [.. codes.Select(_ => new TimeList())];
        SinceStart = [.. codes.Select(_ => new TimeList())];
        Reached = new int[codes.Length];
    }

    /// <summary>For each level the customers who reach it.</summary>
    public int[] Reached { get; }

    /// <summary>For each level the times since the one before, of those who reach it; none for the first.</summary>
    public TimeList[] SincePrevious { get; }

    /// <summary>The same since the start.</summary>
    public TimeList[] SinceStart { get; }

    /// <summary>Walks customers <paramref name="first"/> up to <paramref name="last"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk(int first, int last)
    {
        var (log, step, steps) = (_log, _steps[0], _steps.Length);
        for (var customer = first; customer < last; customer++)
        {
            if (log.Customers is { } mask && mask[customer] == 0)
                continue;
            var end = log.Offsets[customer + 1];
            var start = StepSearch.First(log, log.Offsets[customer], end, step);
            if (start < 0)
                continue;
            Reached[0]++;
            if (steps > 1)
                Follow(start, end);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var times in SincePrevious.Concat(SinceStart))
            times.Dispose();
    }

    /// <summary>Follows a customer's starts as long as one may go farther.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Follow(int start, int end)
    {
        var places = _places.AsSpan();
        places.Clear();
        var level = 1;
        for (; start >= 0; start = StepSearch.First(_log, start + 1, end, _steps[0]))
        {
            places[0] = start;
            if (!FindThrough(level, end))
                break; // later starts do not come upon this step either
            var since = _log.Times.At(start);
            if (_log.Times.At(places[level]) - since > _within)
                continue;
            level++;
            while (level < places.Length && FindThrough(level, end) && _log.Times.At(places[level]) - since <= _within)
                level++;
            for (var reached = 0; reached < level; reached++)
                _times[reached] = _log.Times.At(places[reached]);
            if (level == places.Length)
                break;
        }

        if (level > 1)
            Note(level);
    }

    /// <summary>Finds the steps up to a level: each the first after the one before; false if one is nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool FindThrough(int level, int end)
    {
        for (var next = 1; next <= level; next++)
        {
            if (_places[next] > _places[next - 1])
                continue;
            var place = StepSearch.First(_log, _places[next - 1] + 1, end, _steps[next]);
            if (place < 0)
                return false;
            _places[next] = place;
        }

        return true;
    }

    private void Note(int level)
    {
        for (var reached = 1; reached < level; reached++)
        {
            Reached[reached]++;
            SincePrevious[reached].Add(_times[reached] - _times[reached - 1]);
            SinceStart[reached].Add(_times[reached] - _times[0]);
        }
    }
}
