using Gremlin.Engine;

namespace Gremlin.Steps;

/// <summary>A step that takes all walkers, does something with them as a whole and lets them go on.</summary>
internal abstract class CollectingStep : Step
{
    private readonly List<Traverser> _held = [];
    private int _next;

    public override void Reset()
    {
        base.Reset();
        _held.Clear();
        _next = 0;
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (_next == _held.Count)
        {
            _held.Clear();
            _next = 0;
            if (!Gather())
            {
                traverser = default;
                return false;
            }
        }

        traverser = _held[_next++];
        return true;
    }

    /// <summary>How many are gathered before the first ones go on.</summary>
    protected virtual int HeldAtMost => int.MaxValue;

    /// <summary>Whether this one is held at all.</summary>
    protected virtual bool Takes(ref Traverser traverser) => true;

    protected abstract void Work(List<Traverser> held);

    private bool Gather()
    {
        var any = false;
        while (_held.Count < HeldAtMost && Previous.Next(out var next))
        {
            any = true;
            if (!Takes(ref next)) continue;
            Context.Hold(48);
            _held.Add(next);
        }

        if (any) Work(_held);
        return any;
    }
}
