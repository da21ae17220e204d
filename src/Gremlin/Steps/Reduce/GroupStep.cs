using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>group()</c>: a map of keys to what the second <c>by()</c> makes of each group.</summary>
internal sealed class GroupStep : ReducingStep, IByModulated
{
    private readonly Grouping _grouping = new();

    public override string Name => "group";

    public override IEnumerable<Traversal> Children => _grouping.Children;

    public void AddBy(By by, SortOrder? order) => _grouping.AddBy(by);

    protected override void Begin() => _grouping.Clear();

    protected override void Take(in Traverser traverser) => _grouping.Take(traverser, Context);

    protected override bool TryEnd(out Value content)
    {
        content = Value.Of(_grouping.ToMap(Context));
        return true;
    }

    protected override string Arguments() => $"({_grouping})";
}
