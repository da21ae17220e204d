using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>select('a')</c> and <c>select('a','b')</c>: what labels stand for.</summary>
internal sealed class SelectStep(Pop? pop, IReadOnlyList<string> labels) : MapStep, IByModulated
{
    private readonly ByRing _bys = new();

    public override string Name => "select";

    public override PathTracking Needs => PathTracking.Labelled;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public IReadOnlyList<string> SelectedLabels => labels;

    /// <summary>The labels that walkers remember from here on; null for all.</summary>
    public IReadOnlySet<string>? Kept { get; set; }

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        if (!TrySelect(traverser, out content)) return false;
        if (Kept is not null && traverser.Path is { } path) traverser.SetPath(path.Retract(Kept));
        return true;
    }

    protected override string Arguments() => "(" + string.Join(", ", labels) + ")" + (_bys.IsEmpty ? "" : $"[{_bys}]");

    private bool TrySelect(in Traverser traverser, out Value content)
    {
        _bys.Reset();
        if (labels.Count == 1) return TrySelect(traverser, labels[0], out content);
        content = default;
        var map = new MapValue(labels.Count);
        foreach (var label in labels)
        {
            if (!TrySelect(traverser, label, out var selected)) return false;
            map.Set(Value.Of(label), selected);
        }

        content = Value.Of(map);
        return true;
    }

    private bool TrySelect(in Traverser traverser, string label, out Value selected)
    {
        if (!Scoping.TryGet(Context, traverser, label, pop ?? Pop.Last, out selected)) return false;
        return _bys.IsEmpty || _bys.Next().TryApply(traverser with { Content = selected }, Context, out selected);
    }
}
