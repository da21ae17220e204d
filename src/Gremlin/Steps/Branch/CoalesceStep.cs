using Gremlin.Engine;

namespace Gremlin.Steps.Branch;

/// <summary><c>coalesce()</c>: everything from the first nested traversal that gives anything.</summary>
internal sealed class CoalesceStep(IReadOnlyList<Traversal> nested) : Step
{
    private Traversal? _draining;

    public override string Name => "coalesce";

    public override IEnumerable<Traversal> Children => nested;

    public override void Reset()
    {
        base.Reset();
        _draining = null;
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (true)
        {
            if (_draining is not null && _draining.Next(out traverser)) return true;
            _draining = null;
            if (!Previous.Next(out var start))
            {
                traverser = default;
                return false;
            }

            if (First(start, out traverser)) return true;
        }
    }

    private bool First(in Traverser start, out Traverser first)
    {
        foreach (var each in nested)
        {
            each.Reset();
            each.Add(start);
            if (!each.Next(out first)) continue;
            _draining = each;
            return true;
        }

        first = default;
        return false;
    }
}
