using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>A step that makes a list of objects of one, all at once.</summary>
internal abstract class ListMapStep : FlatMapStep
{
    private readonly List<Value> _found = [];
    private int _next;

    protected sealed override void Open(in Traverser traverser)
    {
        _found.Clear();
        _next = 0;
        Fill(traverser, _found);
    }

    protected sealed override bool MoveNext(out Value content)
    {
        content = _next < _found.Count ? _found[_next] : default;
        return _next++ < _found.Count;
    }

    protected abstract void Fill(in Traverser traverser, List<Value> found);
}
