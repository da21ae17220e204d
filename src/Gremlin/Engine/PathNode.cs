using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>The last object of a path, linked to those before it. Paths share their beginnings.</summary>
internal sealed class PathNode(PathNode? previous, Value content, string[] labels)
{
    public readonly PathNode? Previous = previous;
    public readonly Value Content = content;
    public readonly string[] Labels = labels;
    public readonly int Count = (previous?.Count ?? 0) + 1;
    private IReadOnlySet<string>? _retractedTo;

    /// <summary>The same path with more labels on its last object.</summary>
    public PathNode With(string[] labels) => new(Previous, Content, [.. Labels.Union(labels)]);

    /// <summary>The same path without the objects and labels that are not to be kept; null when none is left.</summary>
    /// <remarks>What was gone through for the same labels before is not gone through again, so that long repeats stay cheap.</remarks>
    public PathNode? Retract(IReadOnlySet<string> kept)
    {
        var nodes = new Stack<PathNode>();
        var done = this;
        for (; done is not null && done._retractedTo != kept; done = done.Previous) nodes.Push(done);
        var isSame = true;
        foreach (var node in nodes)
        {
            var labels = Array.TrueForAll(node.Labels, kept.Contains) ? node.Labels : [.. node.Labels.Where(kept.Contains)];
            isSame &= labels == node.Labels && labels.Length > 0;
            if (labels.Length == 0) continue;
            done = isSame ? node : new PathNode(done, node.Content, labels);
            done._retractedTo = kept;
        }

        return done;
    }

    public static bool HasLabel(PathNode? path, string label)
    {
        for (var node = path; node is not null; node = node.Previous)
        {
            if (Array.IndexOf(node.Labels, label) >= 0) return true;
        }

        return false;
    }

    /// <summary>Whether some object has the label, and what it is by <paramref name="pop"/>.</summary>
    public static bool TryGet(PathNode? path, string label, Pop pop, out Value content)
    {
        content = default;
        List<Value>? several = null;
        var found = 0;
        for (var node = path; node is not null; node = node.Previous)
        {
            if (Array.IndexOf(node.Labels, label) < 0) continue;
            content = found++ == 0 || pop == Pop.First ? node.Content : content;
            if (pop == Pop.Last) return true;
            if (pop is Pop.All or Pop.Mixed) (several ??= []).Add(node.Content);
        }

        if (found == 0) return false;
        if (pop == Pop.All || (pop == Pop.Mixed && found > 1)) content = Backwards(several!);
        return true;
    }

    public static Value ToValue(PathNode? path)
    {
        var count = path?.Count ?? 0;
        var (objects, labels) = (new Value[count], new string[count][]);
        for (var node = path; node is not null; node = node.Previous) (objects[--count], labels[count]) = (node.Content, node.Labels);
        return Value.Of(new PathValue(objects, labels));
    }

    private static Value Backwards(List<Value> items)
    {
        items.Reverse();
        return Value.Of(new ListValue(items));
    }
}
