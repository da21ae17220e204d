using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>constant()</c>: the same for every walker.</summary>
internal sealed class ConstantStep(Operand operand) : MapStep
{
    public override string Name => "constant";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = operand.Get(Context);
        return true;
    }

    protected override string Arguments() => $"({operand})";
}
