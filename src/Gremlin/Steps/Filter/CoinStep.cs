using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>coin()</c>: lets walkers through by chance.</summary>
internal sealed class CoinStep(Operand probability) : FilterStep
{
    public override string Name => "coin";

    protected override bool Keeps(ref Traverser traverser)
    {
        var chance = Numbers.ToDouble(probability.Get(Context));
        var kept = 0L;
        for (long n = 0; n < traverser.Bulk; n++)
        {
            Context.Tick();
            kept += Context.Random.NextDouble() < chance ? 1 : 0;
        }

        traverser.Bulk = kept;
        return kept > 0;
    }
}
