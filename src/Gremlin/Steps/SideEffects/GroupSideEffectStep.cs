using Gremlin.Engine;
using Gremlin.Steps.Reduce;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>group('x')</c>: groups the walkers under a name as they come by.</summary>
internal sealed class GroupSideEffectStep(string key) : SideEffectStep, IByModulated, IMakesSideEffect
{
    private readonly Grouping _grouping = new();

    public override string Name => "group";

    public string Key => key;

    public override IEnumerable<Traversal> Children => _grouping.Children;

    public void AddBy(By by, SortOrder? order) => _grouping.AddBy(by);

    public Value Make()
    {
        _grouping.Clear();
        return Value.Of(new GroupInProgress(_grouping));
    }

    protected override void Run(ref Traverser traverser)
    {
        if (!_grouping.TryKey(traverser, Context, out var group)) return;
        if (Bags.Demand(Context, key, Make).Content.Reference is not GroupInProgress shared) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The side effect {key} is no group");
        shared.Grouping.Add(group, traverser, Context);
    }

    protected override string Arguments() => $"({key})";
}
