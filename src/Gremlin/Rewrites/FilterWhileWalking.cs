using Gremlin.Engine;
using Gremlin.Steps;
using Gremlin.Steps.Filter;
using Gremlin.Steps.FlatMap;

namespace Gremlin.Rewrites;

/// <summary><c>out().has(key, value)</c> asks each neighbour before a walker is sent to it.</summary>
internal static class FilterWhileWalking
{
    public static bool Apply(Traversal traversal, PathTracking paths)
    {
        var steps = new List<Step>(traversal.Steps.Count);
        foreach (var step in traversal.Steps)
        {
            if (step is HasStep has && steps is [.., AdjacentStep { Labels.Length: 0, ToEdges: false, Condition: null } adjacent])
                steps[^1] = adjacent.On(has);
            else
                steps.Add(step);
        }

        if (steps.Count == traversal.Steps.Count) return false;
        traversal.Replace(steps);
        return true;
    }
}
