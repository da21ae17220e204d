using System.Runtime.InteropServices;
using Gremlin.Engine;

namespace Gremlin.Steps;

/// <summary>Where walkers are put in. Alike ones become one of greater bulk when <see cref="Merges"/>.</summary>
internal sealed class StartStep : Step
{
    private const int MergedFrom = 8;

    private readonly List<Traverser> _queue = [];
    private Dictionary<Traverser, int>? _places;
    private int _first;

    public override string Name => "start";

    /// <summary>Whether alike walkers that wait together are counted as one, as in <c>repeat()</c>.</summary>
    public bool Merges { get; set; }

    public bool IsEmpty => _first == _queue.Count;

    public void Add(in Traverser traverser)
    {
        if (Merges && _queue.Count - _first >= MergedFrom && Context.Paths == PathTracking.None && Context.Bulks) AddMerged(traverser);
        else _queue.Add(traverser);
        if (Merges) Context.Hold(48);
    }

    public override void Reset()
    {
        _queue.Clear();
        _places?.Clear();
        _first = 0;
    }

    protected override bool Pull(out Traverser traverser)
    {
        if (_first == _queue.Count)
        {
            traverser = default;
            return false;
        }

        traverser = _queue[_first];
        if (_places is { Count: > 0 } && _places.TryGetValue(traverser, out var place) && place == _first) _places.Remove(traverser);
        if (++_first == _queue.Count) Reset();
        else if (_first > 1024 && _first > _queue.Count / 2) Compact();
        return true;
    }

    private void AddMerged(in Traverser traverser)
    {
        _places ??= new Dictionary<Traverser, int>(TraverserComparer.Instance);
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, traverser, out var known);
        if (known)
        {
            CollectionsMarshal.AsSpan(_queue)[place].Bulk += traverser.Bulk;
            return;
        }

        place = _queue.Count;
        _queue.Add(traverser);
    }

    private void Compact()
    {
        _queue.RemoveRange(0, _first);
        _places?.Clear();
        _first = 0;
        for (var i = 0; i < _queue.Count && _places is not null; i++) _places.TryAdd(_queue[i], i);
    }
}
