using System.Diagnostics;
using System.Globalization;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Tells where time and memory go: a line per stage with wall and processor seconds since the stage before, and the process's memory.</summary>
/// <param name="output">Where the lines go.</param>
public sealed class StageClock(TextWriter output)
{
    private const double Megabyte = 1 << 20;

    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private TimeSpan _processor = Process.GetCurrentProcess().TotalProcessorTime;

    /// <summary>A stage has ended.</summary>
    /// <param name="stage">Its name.</param>
    public void Done(string stage)
    {
        var process = Process.GetCurrentProcess();
        var (wall, processor) = (_wall.Elapsed, process.TotalProcessorTime);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{stage,-10} {wall.TotalSeconds,7:0.00} s wall {(processor - _processor).TotalSeconds,7:0.00} s CPU {process.WorkingSet64 / Megabyte,7:0} MB, peak {process.PeakWorkingSet64 / Megabyte:0} MB, heap {GC.GetTotalMemory(false) / Megabyte:0} MB, allocated {GC.GetTotalAllocatedBytes() / Megabyte:0} MB"));
        _processor = processor;
        _wall.Restart();
    }
}
