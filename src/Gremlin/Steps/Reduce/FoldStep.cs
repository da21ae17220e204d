using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>fold()</c>: all objects as a list.</summary>
internal sealed class FoldStep : ReducingStep
{
    private List<Value> _items = [];

    public override string Name => "fold";

    protected override void Begin() => _items = [];

    protected override void Take(in Traverser traverser)
    {
        Context.Hold(traverser.Bulk * 24);
        for (long n = 0; n < traverser.Bulk; n++) _items.Add(traverser.Content);
    }

    protected override bool TryEnd(out Value content)
    {
        content = Value.Of(new ListValue(_items));
        return true;
    }
}
