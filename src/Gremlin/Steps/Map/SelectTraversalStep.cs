using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>select(traversal)</c>: what stands under the key that the traversal gives.</summary>
internal sealed class SelectTraversalStep(Pop? pop, Traversal key) : MapStep, IByModulated
{
    private readonly ByRing _bys = new();

    public override string Name => "select";

    public override PathTracking Needs => PathTracking.Labelled;

    public override IEnumerable<Traversal> Children => _bys.Children.Prepend(key);

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = default;
        if (!key.TryFirst(traverser, out var name)) return false;
        if (traverser.Content.Kind != ValueKind.Map || !traverser.Content.As<MapValue>().TryGet(name, out content))
        {
            if (name.Kind != ValueKind.String || !Scoping.TryGet(Context, traverser, name.AsString, pop ?? Pop.Last, out content)) return false;
        }

        _bys.Reset();
        return _bys.IsEmpty || _bys.Next().TryApply(traverser with { Content = content }, Context, out content);
    }
}
