using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>range</c>, <c>limit</c> and <c>skip</c>: walkers by their place in the stream.</summary>
internal sealed class RangeStep(string name, Operand low, Operand high) : Step
{
    private long _passed;

    public override string Name => name;

    public Operand High => high;

    public Operand Low => low;

    public override void Reset() => _passed = 0;

    protected override bool Pull(out Traverser traverser)
    {
        var (from, to) = (Numbers.ToLong(low.Get(Context)), Numbers.ToLong(high.Get(Context)));
        if (to != -1 && from > to) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Not a legal range: [{from}, {to}]");
        traverser = default;
        while ((to == -1 || _passed < to) && Previous.Next(out traverser))
        {
            var begin = _passed;
            _passed += traverser.Bulk;
            var first = Math.Max(begin, from);
            var last = to == -1 ? _passed : Math.Min(_passed, to);
            if (last <= first) continue;
            traverser.Bulk = last - first;
            return true;
        }

        return false;
    }

    protected override string Arguments() => $"({low}, {high})";
}
