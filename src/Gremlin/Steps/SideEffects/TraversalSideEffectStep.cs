using Gremlin.Engine;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>sideEffect(traversal)</c>: runs the nested traversal for what it does.</summary>
internal sealed class TraversalSideEffectStep(Traversal nested) : SideEffectStep
{
    public override string Name => "sideEffect";

    public override IEnumerable<Traversal> Children => [nested];

    protected override void Run(ref Traverser traverser)
    {
        nested.Reset();
        nested.Add(traverser);
        while (nested.Next(out _)) Context.Tick();
    }
}
