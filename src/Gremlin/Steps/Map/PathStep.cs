using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>path()</c>: where the walker has been, looked at through the <c>by()</c>s in turn.</summary>
internal sealed class PathStep : MapStep, IByModulated, IPathRange
{
    private readonly ByRing _bys = new();

    public override string Name => "path";

    public override PathTracking Needs => PathTracking.Full;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public string? From { get; set; }

    public string? To { get; set; }

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var path = PathRanges.Cut(PathNode.ToValue(traverser.Path).As<PathValue>(), From, To);
        content = Value.Of(path);
        if (_bys.IsEmpty) return true;
        _bys.Reset();
        return TryLook(traverser, path, out content);
    }

    protected override string Arguments() => _bys.IsEmpty ? "" : $"({_bys})";

    private bool TryLook(in Traverser traverser, PathValue path, out Value content)
    {
        var (objects, labels) = (new List<Value>(), new List<string[]>());
        content = default;
        for (var i = 0; i < path.Objects.Length; i++)
        {
            if (!_bys.Next().TryApply(traverser with { Content = path.Objects[i] }, Context, out var seen)) return false;
            objects.Add(seen);
            labels.Add(path.Labels[i]);
        }

        content = Value.Of(new PathValue([.. objects], [.. labels]));
        return true;
    }
}
