using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CustomerJourney.Journeys;

/// <summary>Walks customers through a funnel. Of each customer who has the first step only the touchpoints that are steps of the funnel are looked at. The latest start that reached a level is the one that can go farthest, so one pass over them finds the level; a second finds the earliest start that reaches it.</summary>
internal sealed unsafe class FunnelWalk<TStep, TTime> : IDisposable
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private const int MostCompared = 8;
    private const int SeveralLevels = -1;
    private const long NotStarted = long.MinValue / 4;

    private readonly Log<TStep, TTime> _log;
    private readonly TStep[] _steps;
    private readonly TStep[] _different;
    private readonly long _within;
    private readonly int[] _levelOf; // of each step; several levels have lists
    private readonly int[]?[] _levelsOf;
    private readonly long[] _starts;
    private int[] _own = ArrayPool<int>.Shared.Rent(1024);

    public FunnelWalk(Log<TStep, TTime> log, int[] codes, long within)
    {
        (_log, _within) = (log, within);
        _steps = Array.ConvertAll(codes, TStep.CreateTruncating);
        _different = [.. _steps.Distinct()];
        _starts = new long[codes.Length + 1];
        _levelsOf = new int[log.View.Steps.Count][];
        _levelOf = new int[_levelsOf.Length];
        for (var level = codes.Length - 1; level >= 0; level--) // later levels first: one touchpoint is one step
            _levelsOf[codes[level]] = [.. _levelsOf[codes[level]] ?? [], level];
        foreach (var code in codes)
            _levelOf[code] = _levelsOf[code] is [var one] ? one : SeveralLevels;
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
        for (var customer = first; customer < last; customer++)
        {
            if (_log.Customers is { } mask && mask[customer] == 0)
                continue;
            var end = _log.Offsets[customer + 1];
            var start = StepSearch.First(_log, _log.Offsets[customer], end, _steps[0]);
            if (start < 0)
                continue;
            Reached[0]++;
            var own = Own(start, end);
            var most = LevelInOrder(own);
            var level = most > 1 ? LevelOf(own, most) : 1;
            if (level > 1)
                Time(own, level);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_own);
        _own = [];
        foreach (var times in SincePrevious.Concat(SinceStart))
            times.Dispose();
    }

    /// <summary>The touchpoints that are steps of the funnel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> Own(int start, int end)
    {
        if (_own.Length < end - start)
        {
            ArrayPool<int>.Shared.Return(_own);
            _own = ArrayPool<int>.Shared.Rent(end - start);
        }

        var lanes = Vector256<TStep>.Count;
        var (count, at) = (0, start);
        ref var own = ref MemoryMarshal.GetArrayDataReference(_own);
        if (_different.Length <= MostCompared)
        {
            for (; at < end && _log.Steps + at + lanes <= _log.End; at += lanes)
            {
                var codes = Vector256.Load(_log.Steps + at);
                var equal = Vector256<TStep>.Zero;
                foreach (var step in _different)
                    equal |= Vector256.Equals(codes, Vector256.Create(step));
                var found = equal.ExtractMostSignificantBits();
                if (end - at < lanes)
                    found &= (1u << (end - at)) - 1;
                for (; found != 0; found &= found - 1)
                    Unsafe.Add(ref own, count++) = at + BitOperations.TrailingZeroCount(found);
            }
        }

        for (; at < end; at++)
        {
            Unsafe.Add(ref own, count) = at;
            count += _levelsOf[int.CreateTruncating(_log.Steps[at])] is null ? 0 : 1;
        }

        return _own.AsSpan(0, count);
    }

    /// <summary>The level that order alone allows, whatever the time: none can be farther.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LevelInOrder(ReadOnlySpan<int> own)
    {
        var level = 0;
        foreach (var touchpoint in own)
        {
            if (_log.Steps[touchpoint] == _steps[level] && ++level == _steps.Length)
                break;
        }

        return level;
    }

    /// <summary>For each level the latest start that reached it is remembered, one place up: a level is reached from the one before, the first from the touchpoint itself. Without jumps, which would often be guessed wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LevelOf(ReadOnlySpan<int> own, int most)
    {
        var starts = _starts.AsSpan();
        starts.Fill(NotStarted);
        var best = 0;
        foreach (var touchpoint in own)
        {
            var code = int.CreateTruncating(_log.Steps[touchpoint]);
            var level = _levelOf[code];
            var at = _log.Times.At(touchpoint);
            if (level == SeveralLevels)
            {
                best = Several(_levelsOf[code]!, at, best);
            }
            else
            {
                starts[0] = at;
                var (start, next) = (starts[level], starts[level + 1]);
                var reached = (at - start - _within - 1) >> 63; // all bits when in time, else none
                starts[level + 1] = next ^ ((next ^ start) & reached);
                var farther = best - ((level + 1) & (int)reached);
                best -= farther & (farther >> 31);
            }

            if (best == most)
                break;
        }

        return best;
    }

    private int Several(int[] levels, long at, int best)
    {
        foreach (var level in levels)
        {
            if (level == 0)
                _starts[1] = at;
            else if (_starts[level] != NotStarted && at - _starts[level] <= _within)
                _starts[level + 1] = _starts[level];
            else
                continue;
            best = Math.Max(best, level + 1);
        }

        return best;
    }

    /// <summary>Notes the times of the earliest start that reaches the level, each step as early as it can be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Time(ReadOnlySpan<int> own, int level)
    {
        for (var start = 0; ; start++)
        {
            if (_log.Steps[own[start]] != _steps[0])
                continue;
            var times = _starts;
            times[0] = _log.Times.At(own[start]);
            var reached = 1;
            for (var next = start + 1; next < own.Length && reached < level; next++)
            {
                if (_log.Steps[own[next]] != _steps[reached])
                    continue;
                var at = _log.Times.At(own[next]);
                if (at - times[0] > _within)
                    break;
                times[reached++] = at;
            }

            if (reached == level)
            {
                Note(times, level);
                return;
            }
        }
    }

    private void Note(long[] times, int level)
    {
        for (var reached = 1; reached < level; reached++)
        {
            Reached[reached]++;
            SincePrevious[reached].Add(times[reached] - times[reached - 1]);
            SinceStart[reached].Add(times[reached] - times[0]);
        }
    }
}
