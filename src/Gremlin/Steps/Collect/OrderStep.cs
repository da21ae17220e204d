using Gremlin.Engine;

namespace Gremlin.Steps.Collect;

/// <summary><c>order()</c>: all walkers, sorted.</summary>
internal sealed class OrderStep : CollectingStep, IByModulated
{
    private readonly Sorting _sorting = new();

    public override string Name => "order";

    public override IEnumerable<Traversal> Children => _sorting.Children;

    public Sorting Sorting => _sorting;

    public void AddBy(By by, SortOrder? order) => _sorting.Add(by, order);

    protected override void Work(List<Traverser> held) => _sorting.Sort(held, Context);

    protected override string Arguments() => $"({_sorting})";
}
