using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>groupCount()</c>: how many there are of each.</summary>
internal sealed class GroupCountStep : ReducingStep, IByModulated
{
    private readonly ByRing _bys = new();
    private Tally _tally = new();

    public override string Name => "groupCount";

    public override IEnumerable<Traversal> Children => _bys.Children;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override void Begin() => _tally = new Tally();

    protected override void Take(in Traverser traverser)
    {
        _bys.Reset();
        if (_bys.Next().TryApply(traverser, Context, out var key)) _tally.Add(key, traverser.Bulk, Context);
    }

    protected override bool TryEnd(out Value content)
    {
        content = Value.Of(_tally.ToMap());
        return true;
    }

    protected override string Arguments() => _bys.IsEmpty ? "" : $"({_bys})";
}
