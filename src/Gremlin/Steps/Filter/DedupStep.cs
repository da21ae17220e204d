using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>dedup()</c>: lets each object, or what the <c>by()</c> or the labels make of it, through once.</summary>
internal sealed class DedupStep(IReadOnlyList<string> labels) : FilterStep, IByModulated
{
    private readonly HashSet<Value> _seen = [];
    private By _by = By.Itself;

    public override string Name => "dedup";

    public override PathTracking Needs => labels.Count > 0 ? PathTracking.Labelled : PathTracking.None;

    public override IEnumerable<Traversal> Children => _by.Nested is { } nested ? [nested] : [];

    public IReadOnlyList<string> ReadLabels => labels;

    public bool IsPlain => labels.Count == 0 && _by == By.Itself;

    /// <summary>The last one counts.</summary>
    public void AddBy(By by, SortOrder? order) => _by = by;

    public override void Reset()
    {
        base.Reset();
        _seen.Clear();
    }

    protected override bool Keeps(ref Traverser traverser)
    {
        if (!TryKey(traverser, out var key) || !_seen.Add(key)) return false;
        Context.Hold(32);
        traverser.Bulk = 1;
        return true;
    }

    protected override string Arguments() => labels.Count == 0 ? "" : "(" + string.Join(", ", labels) + ")";

    private bool TryKey(in Traverser traverser, out Value key)
    {
        if (labels.Count == 0) return _by.TryApply(traverser, Context, out key);
        key = default;
        var list = new List<Value>(labels.Count);
        foreach (var label in labels)
        {
            if (!Scoping.TryGet(Context, traverser, label, Pop.Last, out var content)) return false;
            if (!_by.TryApply(traverser with { Content = content }, Context, out content)) return false;
            list.Add(content);
        }

        key = Value.Of(new ListValue(list));
        return true;
    }
}
