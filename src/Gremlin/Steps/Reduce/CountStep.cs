using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>count()</c>.</summary>
internal sealed class CountStep : ReducingStep
{
    private long _count;

    public override string Name => "count";

    protected override void Begin() => _count = 0;

    protected override void Take(in Traverser traverser) => _count += traverser.Bulk;

    protected override bool TryEnd(out Value content)
    {
        content = Value.Of(_count);
        return true;
    }
}
