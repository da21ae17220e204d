using CustomerJourney.Touchpoints;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Remembers what is being done, and hands it on to whoever shows it.</summary>
/// <param name="next">Shows it.</param>
internal sealed class WorkAtHand(IProgress<WorkDone> next) : IProgress<WorkDone>
{
    private readonly Lock _latest = new();
    private WorkDone? _done;

    /// <summary>What was told last; null when nothing was.</summary>
    public WorkDone? Latest
    {
        get
        {
            lock (_latest)
                return _done;
        }
    }

    /// <inheritdoc/>
    public void Report(WorkDone value)
    {
        lock (_latest)
            _done = value;
        next.Report(value);
    }
}
