using Gremlin.Engine;
using Gremlin.Steps.FlatMap;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>out(…).count()</c> and its like, from the lengths of the edge lists.</summary>
internal sealed class AdjacentCountStep(AdjacentStep adjacent) : ReducingStep
{
    private long _count;

    public override string Name => adjacent.Name + ".count";

    public override void Reset()
    {
        base.Reset();
        adjacent.Reset();
    }

    protected override void Begin()
    {
        _count = 0;
        adjacent.Context = Context;
    }

    protected override void Take(in Traverser traverser) => _count += traverser.Bulk * adjacent.Count(traverser);

    protected override bool TryEnd(out Value content)
    {
        content = Value.Of(_count);
        return true;
    }

    protected override string Arguments() => "(" + string.Join(", ", adjacent.EdgeLabels) + ")";
}
