using Gremlin.Engine;

namespace Gremlin.Steps;

/// <summary>A step that does something and lets every walker through.</summary>
internal abstract class SideEffectStep : Step
{
    protected override bool Pull(out Traverser traverser)
    {
        if (!Previous.Next(out traverser)) return false;
        Run(ref traverser);
        return true;
    }

    protected abstract void Run(ref Traverser traverser);
}
