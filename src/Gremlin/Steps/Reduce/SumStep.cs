using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>sum()</c> and <c>mean()</c>: nulls are passed over; nothing comes of nothing. Whole numbers add up to longs.</summary>
internal sealed class SumStep(bool mean) : ReducingStep
{
    private Value _sum;
    private long _count;
    private bool _any;

    public override string Name => mean ? "mean" : "sum";

    protected override void Begin() => (_sum, _count, _any) = (default, 0, false);

    protected override void Take(in Traverser traverser)
    {
        _any = true;
        var content = traverser.Content;
        if (content.IsNull) return;
        content = Numbers.Multiply(content, Value.Of(traverser.Bulk));
        _sum = _sum.IsNull ? content : Numbers.Add(_sum, content);
        _count += traverser.Bulk;
    }

    protected override bool TryEnd(out Value content)
    {
        content = mean && _count > 0 ? Numbers.Divide(_sum, Value.Of(_count), floating: true) : _sum;
        return _any && (!mean || _count > 0 || _sum.IsNull);
    }
}
