using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>A step that takes all walkers and gives one in their stead.</summary>
internal abstract class ReducingStep : Step
{
    private bool _ended;

    public override void Reset()
    {
        base.Reset();
        _ended = false;
    }

    protected override bool Pull(out Traverser traverser)
    {
        traverser = default;
        var more = Previous.Next(out var next);
        if (_ended && !more) return false;
        _ended = true;
        Begin();
        for (; more; more = Previous.Next(out next)) Take(next);
        if (!TryEnd(out var content)) return false;
        traverser = Context.Begin(content);
        return true;
    }

    protected abstract void Begin();

    protected abstract void Take(in Traverser traverser);

    protected abstract bool TryEnd(out Value content);
}
