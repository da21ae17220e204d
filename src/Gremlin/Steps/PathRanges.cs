using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>Parts of paths.</summary>
internal static class PathRanges
{
    /// <summary>The part from the last object labelled <paramref name="from"/> to the last one labelled <paramref name="to"/>, both included.</summary>
    public static PathValue Cut(PathValue path, string? from, string? to)
    {
        if (from is null && to is null) return path;
        var first = from is null ? 0 : Place(path, from);
        var last = to is null ? path.Objects.Length - 1 : Place(path, to);
        if (last < first) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Invalid range: the from-label {from} comes after the to-label {to}");
        return new PathValue(path.Objects[first..(last + 1)], path.Labels[first..(last + 1)]);
    }

    private static int Place(PathValue path, string label)
    {
        for (var i = path.Objects.Length - 1; i >= 0; i--)
        {
            if (Array.IndexOf(path.Labels[i], label) >= 0) return i;
        }

        throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The step with label {label} does not exist");
    }
}
