using System.Runtime.InteropServices;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary>Counts by value, in the order in which the values first came.</summary>
internal sealed class Tally
{
    private readonly Dictionary<Value, int> _places = [];
    private readonly List<Value> _keys = [];
    private readonly List<long> _counts = [];

    public void Add(in Value key, long count, QueryContext context)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out var known);
        if (known)
        {
            CollectionsMarshal.AsSpan(_counts)[place] += count;
            return;
        }

        context.Hold(96);
        place = _keys.Count;
        _keys.Add(key);
        _counts.Add(count);
    }

    public MapValue ToMap()
    {
        var map = new MapValue(_keys.Count);
        for (var i = 0; i < _keys.Count; i++) map.Append(_keys[i], Value.Of(_counts[i]));
        return map;
    }
}
