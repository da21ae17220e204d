using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>aggregate()</c>: puts all objects into a named bag before any goes on.</summary>
internal sealed class AggregateStep(string key) : CollectingStep, IByModulated, IMakesSideEffect
{
    private readonly ByRing _bys = new();

    public override string Name => "aggregate";

    public override IEnumerable<Traversal> Children => _bys.Children;

    public string Key => key;

    public Value Make() => Value.Of(new BulkSetValue());

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override void Work(List<Traverser> held)
    {
        var bag = new BulkSetValue();
        foreach (var each in held)
        {
            _bys.Reset();
            if (_bys.Next().TryApply(each, Context, out var content)) bag.Add(content, each.Bulk);
        }

        Bags.AddAll(Context, key, bag);
    }

    protected override string Arguments() => $"({key})";
}
