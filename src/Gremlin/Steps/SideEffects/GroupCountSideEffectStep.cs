using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>groupCount('x')</c>: counts under a name as walkers come by.</summary>
internal sealed class GroupCountSideEffectStep(string key) : SideEffectStep, IByModulated, IMakesSideEffect
{
    private readonly ByRing _bys = new();

    public override string Name => "groupCount";

    public string Key => key;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    public Value Make() => Value.Of(new MapValue());

    protected override void Run(ref Traverser traverser)
    {
        _bys.Reset();
        if (!_bys.Next().TryApply(traverser, Context, out var group)) return;
        var counts = Bags.Demand(Context, key, Make).Content;
        if (counts.Kind != ValueKind.Map) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The side effect {key} is no map");
        Bags.DemandApart(group, counts);
        Context.Hold(64);
        var known = counts.As<MapValue>().TryGet(group, out var count);
        counts.As<MapValue>().Set(group, Value.Of((known ? Numbers.ToLong(count) : 0) + traverser.Bulk));
    }

    protected override string Arguments() => $"({key})";
}
