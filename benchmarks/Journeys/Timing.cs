using System.Diagnostics;
using System.Globalization;

namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>Wall clock, and processor time of all threads: the one to read on a machine that others use too.</summary>
internal sealed class Timing
{
    private readonly List<(double Wall, double Cpu)> _times = [];

    public int Count => _times.Count;

    public double Wall => Median(_times.Select(t => t.Wall));

    public double Cpu => Median(_times.Select(t => t.Cpu));

    public double Least => _times.Min(t => t.Wall);

    /// <summary>Runs the work once and notes how long it took.</summary>
    public void Take(Action<int> work, int round)
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        work(round);
        _times.Add((clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds));
    }

    public static string Text(double milliseconds) => milliseconds.ToString(milliseconds < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
