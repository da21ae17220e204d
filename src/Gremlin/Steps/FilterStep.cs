using Gremlin.Engine;

namespace Gremlin.Steps;

/// <summary>A step that lets walkers through or not.</summary>
internal abstract class FilterStep : Step
{
    protected override bool Pull(out Traverser traverser)
    {
        while (Previous.Next(out traverser))
        {
            if (Keeps(ref traverser)) return true;
        }

        return false;
    }

    protected abstract bool Keeps(ref Traverser traverser);
}
