using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Text;

/// <summary><c>reverse()</c>.</summary>
internal sealed class ReverseStep : MapStep
{
    public override string Name => "reverse";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = TextWork.Reverse(traverser.Content);
        return true;
    }
}
