using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>sack()</c>: what the walker carries.</summary>
internal sealed class SackStep : MapStep
{
    public override string Name => "sack";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.State is { HasSack: true } state ? state.Sack : Value.Null;
        return true;
    }
}
