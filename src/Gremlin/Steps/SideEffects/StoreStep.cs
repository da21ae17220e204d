using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>store()</c> and <c>aggregate(local, …)</c>: puts each object into a named bag as it comes by.</summary>
internal sealed class StoreStep(string key) : SideEffectStep, IByModulated, IMakesSideEffect
{
    private readonly ByRing _bys = new();

    public override string Name => "store";

    public override IEnumerable<Traversal> Children => _bys.Children;

    public string Key => key;

    public Value Make() => Value.Of(new BulkSetValue());

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override void Run(ref Traverser traverser)
    {
        _bys.Reset();
        if (_bys.Next().TryApply(traverser, Context, out var content)) Bags.Add(Context, key, content, traverser.Bulk);
    }

    protected override string Arguments() => $"({key})";
}
