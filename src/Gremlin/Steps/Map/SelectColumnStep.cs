using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>select(keys)</c> and <c>select(values)</c>.</summary>
internal sealed class SelectColumnStep(bool keys) : MapStep
{
    public override string Name => keys ? "select(keys)" : "select(values)";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = Columns.Of(traverser.Content, keys);
        return true;
    }
}
