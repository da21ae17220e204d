using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>order(local)</c>: one collection or map, sorted.</summary>
internal sealed class LocalOrderStep : MapStep, IByModulated
{
    private readonly Sorting _sorting = new();

    public override string Name => "order(local)";

    public override IEnumerable<Traversal> Children => _sorting.Children;

    public void AddBy(By by, SortOrder? order) => _sorting.Add(by, order);

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.Content;
        if (!Collections.IsIterable(content) && content.Kind != ValueKind.Map) return true;
        var items = Collections.Items(content).Select(item => new Traverser(item, 1, null)).ToList();
        var state = traverser.State;
        for (var i = 0; i < items.Count; i++) items[i] = items[i] with { State = state };
        _sorting.Sort(items, Context);
        content = content.Kind == ValueKind.Map ? Collections.Map(items.Select(item => item.Content)) : Collections.List(items.Select(item => item.Content));
        return true;
    }
}
