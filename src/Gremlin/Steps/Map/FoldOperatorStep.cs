using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>fold(seed, operator)</c>: all objects joined by an operator.</summary>
internal sealed class FoldOperatorStep(Operand seed, Operator what) : ReducingStep
{
    private Value _sum;

    public override string Name => "fold";

    protected override void Begin() => _sum = seed.Get(Context);

    protected override void Take(in Traverser traverser)
    {
        for (long n = 0; n < traverser.Bulk; n++)
        {
            Context.Tick();
            _sum = Operators.Apply(what, _sum, traverser.Content);
        }
    }

    protected override bool TryEnd(out Value content)
    {
        content = _sum;
        return true;
    }
}
