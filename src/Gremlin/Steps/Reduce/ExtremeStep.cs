using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>min()</c> and <c>max()</c>, over numbers and anything else that can be compared; nulls are passed over.</summary>
internal sealed class ExtremeStep(bool max) : ReducingStep
{
    private Value _best;
    private bool _any;

    public override string Name => max ? "max" : "min";

    protected override void Begin() => (_best, _any) = (default, false);

    protected override void Take(in Traverser traverser)
    {
        _any = true;
        _best = Operators.Apply(max ? Operator.Max : Operator.Min, _best, traverser.Content);
    }

    protected override bool TryEnd(out Value content)
    {
        content = _best;
        return _any;
    }
}
