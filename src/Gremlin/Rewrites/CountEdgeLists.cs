using Gremlin.Engine;
using Gremlin.Steps;
using Gremlin.Steps.FlatMap;
using Gremlin.Steps.Reduce;

namespace Gremlin.Rewrites;

/// <summary><c>out().count()</c> counts by the lengths of the edge lists rather than walking over them.</summary>
internal static class CountEdgeLists
{
    public static bool Apply(Traversal traversal, PathTracking paths)
    {
        for (var i = 0; i + 1 < traversal.Steps.Count; i++)
        {
            if (traversal.Steps[i] is not AdjacentStep { Labels.Length: 0 } adjacent || traversal.Steps[i + 1] is not CountStep count) continue;
            traversal.Replace([.. traversal.Steps.Take(i), new AdjacentCountStep(adjacent) { Labels = count.Labels }, .. traversal.Steps.Skip(i + 2)]);
            return true;
        }

        return false;
    }
}
