using Gremlin.Engine;

namespace Gremlin.Steps.Mutate;

/// <summary><c>drop()</c>: removes what comes.</summary>
internal sealed class DropStep : FilterStep, IWrites
{
    public override string Name => "drop";

    protected override bool Keeps(ref Traverser traverser)
    {
        Context.Graph.Drop(traverser.Content);
        return false;
    }
}
