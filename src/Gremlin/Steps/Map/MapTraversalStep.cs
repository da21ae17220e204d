using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>map(traversal)</c>: the first thing that the nested traversal gives.</summary>
internal sealed class MapTraversalStep(Traversal nested) : MapStep
{
    public override string Name => "map";

    public override IEnumerable<Traversal> Children => [nested];

    protected override bool TryMap(ref Traverser traverser, out Value content) => nested.TryFirst(traverser, out content);
}
