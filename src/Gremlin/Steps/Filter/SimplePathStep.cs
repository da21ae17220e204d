using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>simplePath()</c> and <c>cyclicPath()</c>: by whether the path comes to something twice.</summary>
internal sealed class SimplePathStep(bool simple) : FilterStep, IByModulated, IPathRange
{
    private readonly ByRing _bys = new();
    private readonly HashSet<Value> _seen = [];

    public override string Name => simple ? "simplePath" : "cyclicPath";

    public override PathTracking Needs => PathTracking.Full;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public string? From { get; set; }

    public string? To { get; set; }

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool Keeps(ref Traverser traverser)
    {
        if (From is null && To is null && _bys.IsEmpty) return IsSimple(traverser.Path) == simple;
        var path = PathRanges.Cut(PathNode.ToValue(traverser.Path).As<PathValue>(), From, To);
        _bys.Reset();
        _seen.Clear();
        var repeats = false;
        foreach (var each in path.Objects)
        {
            if (!_bys.Next().TryApply(traverser with { Content = each }, Context, out var seen)) return false;
            repeats |= !_seen.Add(seen);
        }

        return repeats != simple;
    }

    private bool IsSimple(PathNode? path)
    {
        const int comparedPlainly = 12;
        if (path is null || path.Count > comparedPlainly) return IsSimpleByHash(path);
        for (var node = path; node is not null; node = node.Previous)
        {
            for (var other = node.Previous; other is not null; other = other.Previous)
            {
                if (ValueIdentity.Same(node.Content, other.Content)) return false;
            }
        }

        return true;
    }

    private bool IsSimpleByHash(PathNode? path)
    {
        _seen.Clear();
        for (var node = path; node is not null; node = node.Previous)
        {
            if (!_seen.Add(node.Content)) return false;
        }

        return true;
    }
}
