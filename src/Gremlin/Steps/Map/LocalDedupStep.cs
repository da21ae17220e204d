using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>dedup(local)</c>: the distinct items of one collection, as a set.</summary>
internal sealed class LocalDedupStep : MapStep
{
    public override string Name => "dedup(local)";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = Collections.Set(Collections.Items(traverser.Content));
        return true;
    }
}
