using Gremlin.Engine;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>local(traversal)</c>: everything that the nested traversal gives for each walker by itself, with the way it went.</summary>
internal sealed class LocalStep(Traversal nested) : Step
{
    private bool _open;

    public override string Name => "local";

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
            if (_open && nested.Next(out traverser)) return true;
            nested.Reset();
            _open = Previous.Next(out traverser);
            if (!_open) return false;
            nested.Add(traverser);
        }
    }
}
