using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Edit distance of stretches where touchpoints of one step may still be apart by channel and time. It is never less than the plain one, so whoever is not similar plainly is not similar so.</summary>
internal sealed unsafe class WeightedDistance<TStep, TTime>(Log<TStep, TTime> log, double channelWeight, double timeWeight)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    private readonly double _minute = TimeSpan.TicksPerMinute / (double)log.View.Columns.Scale.UnitTicks;

    /// <summary>The distance.</summary>
    public double Between(JourneySlice a, JourneySlice b)
    {
        var before = new double[b.Length + 1];
        var row = new double[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            before[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(before[j - 1] + Replacing(a.Start, i - 1, b.Start, j - 1), Math.Min(before[j], row[j - 1]) + 1);
            (before, row) = (row, before);
        }

        return before[b.Length];
    }

    private double Replacing(int a, int i, int b, int j)
    {
        if (log.Steps[a + i] != log.Steps[b + j])
            return 1;
        var apart = channelWeight > 0 && log.View.Beside.At(a + i) != log.View.Beside.At(b + j) ? channelWeight : 0;
        if (timeWeight > 0)
        {
            var (one, other) = (Since(a, i) + _minute, Since(b, j) + _minute);
            apart += timeWeight * (1 - Math.Min(one, other) / Math.Max(one, other));
        }

        return Math.Min(1, apart);
    }

    /// <summary>The time since the touchpoint before; the first of a stretch has none.</summary>
    private long Since(int start, int i) => i == 0 ? 0 : log.Times.At(start + i) - log.Times.At(start + i - 1);
}
