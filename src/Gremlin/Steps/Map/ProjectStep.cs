using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>project()</c>: a map of names to what the <c>by()</c>s give; names whose <c>by()</c> gives nothing are left out.</summary>
internal sealed class ProjectStep(IReadOnlyList<string> names) : MapStep, IByModulated
{
    private readonly ByRing _bys = new();
    private readonly Value[] _keys = [.. names.Select(name => Value.Of(name))];

    public override string Name => "project";

    public override IEnumerable<Traversal> Children => _bys.Children;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var map = new MapValue(_keys.Length);
        _bys.Reset();
        foreach (var key in _keys)
        {
            if (_bys.Next().TryApply(traverser, Context, out var value)) map.Append(key, value);
        }

        content = Value.Of(map);
        return true;
    }

    protected override string Arguments() => $"({string.Join(", ", names)})" + (_bys.IsEmpty ? "" : $"[{_bys}]");
}
