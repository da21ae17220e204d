using Gremlin.Engine;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>flatMap(traversal)</c>: everything that the nested traversal gives for each walker; the way it went there is not remembered.</summary>
internal sealed class FlatMapTraversalStep(Traversal nested) : Step
{
    private Traverser _from;
    private bool _open;

    public override string Name => "flatMap";

    public override IEnumerable<Traversal> Children => [nested];

    public override void Reset()
    {
        base.Reset();
        _open = false;
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (true)
        {
            if (_open && nested.Next(out traverser))
            {
                var bulk = traverser.Bulk;
                traverser = Context.Split(_from, traverser.Content);
                traverser.Bulk *= bulk;
                return true;
            }

            nested.Reset();
            _open = Previous.Next(out _from);
            traverser = default;
            if (!_open) return false;
            nested.Add(_from with { Bulk = 1 });
        }
    }
}
