using Gremlin.Engine;

namespace Gremlin.Steps.Branch;

/// <summary><c>optional()</c>: what the nested traversal gives, or the walker itself when that is nothing.</summary>
internal sealed class OptionalStep(Traversal nested) : Step
{
    private bool _draining;

    public override string Name => "optional";

    public override IEnumerable<Traversal> Children => [nested];

    public override void Reset()
    {
        base.Reset();
        _draining = false;
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (true)
        {
            if (_draining && nested.Next(out traverser)) return true;
            _draining = false;
            if (!Previous.Next(out traverser)) return false;
            var start = traverser;
            nested.Reset();
            nested.Add(start);
            _draining = nested.Next(out traverser);
            if (!_draining) traverser = start;
            return true;
        }
    }
}
