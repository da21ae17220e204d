using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Walks customers through a funnel. The latest start that reached a level is the one that can go farthest, so one pass finds the level; a second finds the earliest start that reaches it.</summary>
internal sealed unsafe class FunnelWalk<TStep, TTime>
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private readonly Log<TStep, TTime> _log;
    private readonly TStep[] _steps;
    private readonly long _within;
    private readonly int[]?[] _levelsOf;
    private readonly SearchValues<byte>? _bytes;
    private readonly SearchValues<char>? _words;
    private readonly int[] _starts;

    public FunnelWalk(Log<TStep, TTime> log, int[] codes, long within)
    {
        (_log, _within) = (log, within);
        _steps = Array.ConvertAll(codes, TStep.CreateTruncating);
        _starts = new int[codes.Length];
        _levelsOf = new int[log.View.Steps.Count][];
        for (var level = codes.Length - 1; level >= 0; level--) // later levels first: one touchpoint is one step
            _levelsOf[codes[level]] = [.. _levelsOf[codes[level]] ?? [], level];
        if (sizeof(TStep) == 1)
            _bytes = SearchValues.Create(Array.ConvertAll(codes, c => (byte)c));
        else
            _words = SearchValues.Create(Array.ConvertAll(codes, c => (char)c));
    }

    /// <summary>For each customer who starts, the stored instants of the steps reached.</summary>
    public List<long[]> Reached { get; } = [];

    /// <summary>Walks customers <paramref name="first"/> up to <paramref name="last"/>.</summary>
    public void Walk(int first, int last)
    {
        for (var customer = first; customer < last; customer++)
        {
            if (_log.Customers is { } mask && mask[customer] == 0)
                continue;
            var end = _log.Offsets[customer + 1];
            var start = Next(_log.Offsets[customer], end, _steps[0]);
            if (start >= 0)
                Reached.Add(TimesOf(start, end, LevelOf(start, end)));
        }
    }

    private int LevelOf(int start, int end)
    {
        Array.Fill(_starts, -1);
        var best = 0;
        for (var at = start; at >= 0 && best < _steps.Length; at = NextOfAny(at + 1, end))
        {
            foreach (var level in _levelsOf[int.CreateTruncating(_log.Steps[at])]!)
            {
                if (level == 0)
                    _starts[0] = at;
                else if (_starts[level - 1] >= 0 && _log.Times.At(at) - _log.Times.At(_starts[level - 1]) <= _within)
                    _starts[level] = _starts[level - 1];
                else
                    continue;
                best = Math.Max(best, level + 1);
            }
        }

        return best;
    }

    /// <summary>Instants of the earliest start that reaches the level, each step as early as it can be.</summary>
    private long[] TimesOf(int start, int end, int level)
    {
        var times = new long[level];
        for (; ; start = Next(start + 1, end, _steps[0]))
        {
            times[0] = _log.Times.At(start);
            var (at, reached) = (start, 1);
            while (reached < level)
            {
                at = Next(at + 1, end, _steps[reached]);
                if (at < 0 || _log.Times.At(at) - times[0] > _within)
                    break;
                times[reached++] = _log.Times.At(at);
            }

            if (reached == level)
                return times;
        }
    }

    private int Next(int from, int end, TStep step)
    {
        var next = _log.StepsOf(from, end - from).IndexOf(step);
        return next < 0 ? -1 : from + next;
    }

    private int NextOfAny(int from, int end)
    {
        var next = _bytes is not null
            ? new ReadOnlySpan<byte>(_log.Steps + from, end - from).IndexOfAny(_bytes)
            : MemoryMarshal.Cast<TStep, char>(_log.StepsOf(from, end - from)).IndexOfAny(_words!);
        return next < 0 ? -1 : from + next;
    }
}
