using Gremlin.Engine;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>values()</c>: the values of an element's properties, all or of some keys.</summary>
internal sealed class ValuesStep(IReadOnlyList<string?> keys) : FlatMapStep
{
    private readonly int[] _known = new int[keys.Count];
    private PropertyCursor _cursor;
    private Value _element;
    private int _nextKey;

    public override string Name => "values";

    public IReadOnlyList<string?> Keys => keys;

    protected override void Open(in Traverser traverser)
    {
        _element = traverser.Content;
        if (!_element.IsElement) throw Elements.NotAn("Element", _element);
        _nextKey = 0;
        _cursor = keys.Count == 0 && _element.Kind != ValueKind.VertexProperty ? Context.Graph.Properties(_element) : default;
    }

    protected override bool MoveNext(out Value content)
    {
        while (!_cursor.MoveNext())
        {
            if (!NextKey())
            {
                content = default;
                return false;
            }
        }

        content = Context.Graph.ToValue(_cursor.Value);
        return true;
    }

    protected override string Arguments() => "(" + string.Join(", ", keys) + ")";

    private bool NextKey()
    {
        if (_element.Kind == ValueKind.VertexProperty || _nextKey >= keys.Count) return false;
        var place = _nextKey++;
        if (keys[place] is not { } name) return true;
        if (_known[place] == 0) _known[place] = Context.Graph.FindKey(name);
        _cursor = _known[place] == 0 ? default : Context.Graph.Values(_element, _known[place]);
        return true;
    }
}
