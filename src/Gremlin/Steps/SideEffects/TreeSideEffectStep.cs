using Gremlin.Engine;
using Gremlin.Steps.Reduce;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>tree('x')</c>: grows a named tree of the walkers' paths.</summary>
internal sealed class TreeSideEffectStep(string key) : SideEffectStep, IByModulated, IMakesSideEffect
{
    private readonly ByRing _bys = new();

    public override string Name => "tree";

    public string Key => key;

    public override PathTracking Needs => PathTracking.Full;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    public Value Make() => Value.Of(new TreeValue());

    protected override void Run(ref Traverser traverser)
    {
        var tree = Bags.Demand(Context, key, Make).Content;
        if (tree.Kind != ValueKind.Tree) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The side effect {key} is no tree");
        TreeStep.Grow(tree.As<TreeValue>(), traverser, _bys, Context);
    }
}
