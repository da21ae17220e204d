using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>A step that makes one object of one, or drops it.</summary>
internal abstract class MapStep : Step
{
    protected override bool Pull(out Traverser traverser)
    {
        while (Previous.Next(out traverser))
        {
            if (!TryMap(ref traverser, out var content)) continue;
            traverser = Context.Split(traverser, content);
            return true;
        }

        return false;
    }

    protected abstract bool TryMap(ref Traverser traverser, out Value content);
}
