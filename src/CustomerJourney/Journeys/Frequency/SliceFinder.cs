using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Finds, customer by customer, the stretches that a question is about.</summary>
internal sealed unsafe class SliceFinder<TStep, TTime>
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private const int Ahead = 64;

    private readonly Log<TStep, TTime> _log;
    private readonly bool _hasFrom;
    private readonly bool _hasTo;
    private readonly TStep _from;
    private readonly TStep _to;
    private readonly JourneyAnchor _anchor;
    private readonly int _steps;
    private readonly long _within;

    public SliceFinder(Log<TStep, TTime> log, FrequencyQuestion question)
    {
        _log = log;
        _hasFrom = question.From is not null;
        _hasTo = question.To is not null;
        _from = TStep.CreateTruncating(_hasFrom ? log.View.CodeOf(question.From!) : 0);
        _to = TStep.CreateTruncating(_hasTo ? log.View.CodeOf(question.To!) : 0);
        _anchor = question.AnchorOrUsual;
        _steps = question.StepsOrUsual;
        _within = log.View.Columns.Scale.Within(question.WithinOrUsual);
    }

    /// <summary>The stretches of customers <paramref name="first"/> up to <paramref name="last"/>.</summary>
    public SliceList Find(int first, int last)
    {
        var found = new SliceList(last - first);
        if (!_hasFrom && !_hasTo)
            FindWhole(first, last, found);
        else if (_anchor == JourneyAnchor.Every)
            FindEvery(first, last, found);
        else
            FindOne(first, last, found);
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindWhole(int first, int last, SliceList found)
    {
        for (var customer = first; customer < last; customer++)
        {
            var (start, end) = (_log.Offsets[customer], _log.Offsets[customer + 1]);
            if (start < end && IsLookedAt(customer))
                Whole(start, end, found);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindEvery(int first, int last, SliceList found)
    {
        var step = _hasFrom ? _from : _to;
        for (var customer = first; customer < last; customer++)
        {
            if (!IsLookedAt(customer))
                continue;
            var (start, end) = (_log.Offsets[customer], _log.Offsets[customer + 1]);
            for (var at = StepSearch.First(_log, start, end, step); at >= 0; at = StepSearch.First(_log, at + 1, end, step))
                Take(at, start, end, found);
        }
    }

    /// <summary>Looks for many customers' anchors before it looks around them: their instants come from memory meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindOne(int first, int last, SliceList found)
    {
        var step = _hasFrom ? _from : _to;
        var isLast = _anchor == JourneyAnchor.Last;
        Span<(int Anchor, int Customer)> ahead = stackalloc (int, int)[Ahead];
        var count = 0;
        for (var customer = first; customer < last; customer++)
        {
            if (!IsLookedAt(customer))
                continue;
            var (start, end) = (_log.Offsets[customer], _log.Offsets[customer + 1]);
            var anchor = isLast ? StepSearch.Last(_log, start, end, step) : StepSearch.First(_log, start, end, step);
            if (anchor < 0)
                continue;
            _log.Times.Fetch(anchor);
            ahead[count++] = (anchor, customer);
            if (count == Ahead)
                count = Take(ahead, found);
        }

        Take(ahead[..count], found);
    }

    private int Take(ReadOnlySpan<(int Anchor, int Customer)> anchors, SliceList found)
    {
        foreach (var (anchor, customer) in anchors)
            Take(anchor, _log.Offsets[customer], _log.Offsets[customer + 1], found);
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsLookedAt(int customer) => _log.Customers is not { } mask || mask[customer] != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(int anchor, int start, int end, SliceList found)
    {
        if (!_hasFrom)
            Backward(anchor, start, found);
        else if (!_hasTo)
            Forward(anchor, end, found);
        else
            Between(anchor, end, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(int anchor, int end, SliceList found)
    {
        var most = (int)Math.Min(end, (long)anchor + _steps);
        Add(anchor, _log.Times.CountUntil(anchor, most, _log.Times.At(anchor) + _within), found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(int anchor, int start, SliceList found)
    {
        var least = (int)Math.Max(start, (long)anchor - _steps + 1);
        var length = _log.Times.CountSince(least, anchor + 1, _log.Times.At(anchor) - _within);
        Add(anchor + 1 - length, length, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Between(int anchor, int end, SliceList found)
    {
        var most = (int)Math.Min(end, (long)anchor + _steps);
        var next = anchor + 1 < most ? StepSearch.First(_log, anchor + 1, most, _to) : -1;
        if (next >= 0 && _log.Times.At(next) <= _log.Times.At(anchor) + _within)
            Add(anchor, next + 1 - anchor, found);
        else
            found.NotArrived++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Whole(int start, int end, SliceList found)
    {
        var most = (int)Math.Min(end, (long)start + _steps);
        var length = _within < long.MaxValue / 4 ? _log.Times.CountUntil(start, most, _log.Times.At(start) + _within) : most - start;
        Add(start, length, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int start, int length, SliceList found) =>
        found.Add(new JourneySlice(start, length, StepHash.Of((byte*)(_log.Steps + start), length * sizeof(TStep), (byte*)_log.End)));
}
