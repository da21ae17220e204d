using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Counts steps per position: in a plain array while steps are few, else in a dictionary.</summary>
internal sealed class PositionCounter(int stepCount)
{
    private const int DenseSteps = 1024;

    private readonly Dictionary<long, int>? _sparse = stepCount > DenseSteps ? [] : null;
    private int[] _dense = new int[16 * Math.Min(stepCount, DenseSteps)];

    /// <summary>How many positions there are.</summary>
    public int Positions { get; private set; }

    /// <summary>Counts a journey's steps at their positions, from 0 at its begin or at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<TStep>(ReadOnlySpan<TStep> steps, bool fromEnd)
        where TStep : unmanaged, IBinaryInteger<TStep>
    {
        Reserve(steps.Length);
        if (_sparse is not null)
        {
            for (var i = 0; i < steps.Length; i++)
                AddSparse((long)(fromEnd ? steps.Length - 1 - i : i) * stepCount + int.CreateTruncating(steps[i]), 1);
            return;
        }

        var row = fromEnd ? (steps.Length - 1) * stepCount : 0;
        var stride = fromEnd ? -stepCount : stepCount;
        var counts = _dense;
        for (var i = 0; i < steps.Length; i++, row += stride)
            counts[row + int.CreateTruncating(steps[i])]++;
    }

    private void Reserve(int positions)
    {
        if (positions <= Positions)
            return;
        Positions = positions;
        if (_sparse is null && positions * stepCount > _dense.Length)
            Array.Resize(ref _dense, Math.Max(positions * stepCount, _dense.Length * 2));
    }

    /// <summary>Adds another's counts.</summary>
    public void Merge(PositionCounter other)
    {
        Reserve(other.Positions);
        if (_sparse is not null)
        {
            foreach (var (key, count) in other._sparse!)
                AddSparse(key, count);
            return;
        }

        for (var i = 0; i < other.Positions * stepCount; i++)
            _dense[i] += other._dense[i];
    }

    /// <summary>The counts by position, most frequent step first.</summary>
    public IReadOnlyList<PositionSteps> Result(IReadOnlyList<string> names)
    {
        var byPosition = new List<(int Step, int Count)>[Positions];
        for (var position = 0; position < Positions; position++)
            byPosition[position] = [];
        if (_sparse is not null)
        {
            foreach (var (key, count) in _sparse)
                byPosition[key / stepCount].Add(((int)(key % stepCount), count));
        }
        else
        {
            for (var i = 0; i < Positions * stepCount; i++)
            {
                if (_dense[i] > 0)
                    byPosition[i / stepCount].Add((i % stepCount, _dense[i]));
            }
        }

        return [.. byPosition.Select((steps, position) => new PositionSteps(position + 1,
            [.. steps.OrderByDescending(s => s.Count).ThenBy(s => s.Step).Select(s => new StepCount(names[s.Step], s.Count))]))];
    }

    private void AddSparse(long key, int count)
    {
        ref var total = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_sparse!, key, out _);
        total += count;
    }
}
