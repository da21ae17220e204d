using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>A step that makes any number of objects of one.</summary>
internal abstract class FlatMapStep : Step
{
    private Traverser _from;
    private bool _open;

    public override void Reset()
    {
        base.Reset();
        _open = false;
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (true)
        {
            if (_open && MoveNext(out var content))
            {
                traverser = Context.Split(_from, content);
                return true;
            }

            _open = Previous.Next(out _from);
            if (!_open)
            {
                traverser = default;
                return false;
            }

            Open(_from);
        }
    }

    protected abstract void Open(in Traverser traverser);

    protected abstract bool MoveNext(out Value content);
}
