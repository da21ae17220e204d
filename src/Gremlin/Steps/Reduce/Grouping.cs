using System.Runtime.InteropServices;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary>Walkers by key, and what becomes of each group.</summary>
internal sealed class Grouping
{
    private readonly Dictionary<Value, int> _places = [];
    private readonly List<Value> _keys = [];
    private readonly List<List<Traverser>> _members = [];
    private By? _key;
    private By? _value;

    public IEnumerable<Traversal> Children => new[] { _key?.Nested, _value?.Nested }.OfType<Traversal>();

    /// <summary>How many walkers were taken.</summary>
    public int Taken { get; private set; }

    public void AddBy(By by)
    {
        if (_key is null) _key = by;
        else if (_value is null) _value = by;
        else throw new GremlinException(GremlinErrorCode.InvalidParameter, "The key and value traversals for group()-step have already been set");
    }

    public void Clear()
    {
        _places.Clear();
        _keys.Clear();
        _members.Clear();
        Taken = 0;
    }

    public void Take(in Traverser traverser, QueryContext context)
    {
        if (TryKey(traverser, context, out var key)) Add(key, traverser, context);
    }

    public bool TryKey(in Traverser traverser, QueryContext context, out Value key) => (_key ?? By.Itself).TryApply(traverser, context, out key);

    public void Add(in Value key, in Traverser traverser, QueryContext context)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out var known);
        if (!known)
        {
            place = _keys.Count;
            _keys.Add(key);
            _members.Add([]);
        }

        context.Hold(64);
        Taken++;
        _members[place].Add(traverser);
    }

    public MapValue ToMap(QueryContext context)
    {
        var map = new MapValue(_keys.Count);
        for (var i = 0; i < _keys.Count; i++)
        {
            if (TryValue(_members[i], context, out var value)) map.Append(_keys[i], value);
        }

        return map;
    }

    public override string ToString() => string.Join(", ", new[] { _key, _value }.OfType<By>());

    private bool TryValue(List<Traverser> members, QueryContext context, out Value value)
    {
        if (_value is ByTraversal { Nested: { } nested }) return TryReduce(nested, members, out value);
        var list = new List<Value>(members.Count);
        foreach (var member in members)
        {
            if (!(_value ?? By.Itself).TryApply(member, context, out var each)) continue;
            context.HoldCopies(member.Bulk);
            for (long n = 0; n < member.Bulk; n++) list.Add(each);
        }

        value = Value.Of(new ListValue(list));
        return true;
    }

    /// <summary>A traversal that gathers somewhere runs over the whole group; of another the first thing it gives counts.</summary>
    private static bool TryReduce(Traversal nested, List<Traverser> members, out Value value)
    {
        nested.Reset();
        if (nested.Steps.Any(step => step is ReducingStep or CollectingStep or Filter.DedupStep or Filter.TailStep))
        {
            foreach (var member in members) nested.Add(member);
            var found = nested.Next(out var first);
            value = first.Content;
            return found;
        }

        foreach (var member in members)
        {
            if (nested.TryFirst(member, out value)) return true;
        }

        value = default;
        return false;
    }
}
