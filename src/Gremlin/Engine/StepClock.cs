using System.Diagnostics;
using Gremlin.Steps;

namespace Gremlin.Engine;

/// <summary>Measures the steps of a profiled query. Steps pull from one another, so the time of whoever is being pulled is taken from who pulls.</summary>
internal sealed class StepClock
{
    private readonly Dictionary<Step, StepMeasure> _measures = [];
    private StepMeasure? _running;
    private long _since;

    public StepMeasure Of(Step step) => _measures.TryGetValue(step, out var measure) ? measure : _measures[step] = new StepMeasure();

    public StepMeasure? Enter(Step step)
    {
        var outer = _running;
        Switch(Of(step));
        return outer;
    }

    public void Leave(StepMeasure? outer) => Switch(outer);

    private void Switch(StepMeasure? next)
    {
        var now = Stopwatch.GetTimestamp();
        if (_running is not null) _running.Ticks += now - _since;
        (_running, _since) = (next, now);
    }
}

/// <summary>What one step did.</summary>
internal sealed class StepMeasure
{
    public long Ticks { get; set; }

    public long Traversers { get; set; }

    public long Elements { get; set; }
}
