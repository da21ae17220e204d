using Gremlin.Engine;

namespace Gremlin.Steps.Branch;

/// <summary><c>choose(test, then, else)</c>.</summary>
internal sealed class ChooseStep(Traversal test, Traversal then, Traversal? otherwise) : Step
{
    private Traversal? _draining;
    private bool _gathersFirst;
    private bool _known;
    private bool _fedThen;
    private bool _fedElse;

    public override string Name => "choose";

    public override IEnumerable<Traversal> Children => otherwise is null ? [test, then] : [test, then, otherwise];

    public override void Reset()
    {
        base.Reset();
        _draining = null;
    }

    protected override bool Pull(out Traverser traverser)
    {
        if (!_known) (_gathersFirst, _known) = (then.Everything().Concat(otherwise?.Everything() ?? []).Any(step => step is ReducingStep or CollectingStep), true);
        while (true)
        {
            while (_draining is not null)
            {
                if ((_draining == then ? _fedThen : _fedElse) && _draining.Next(out traverser)) return true;
                _draining = _draining == then ? otherwise : null;
            }

            (_fedThen, _fedElse) = (false, false);
            if (!Previous.Next(out traverser)) return false;
            if (!Hand(traverser)) return true;
            while (_gathersFirst && Previous.Next(out traverser))
            {
                if (!Hand(traverser)) return true;
            }

            _draining = then;
        }
    }

    private bool Hand(in Traverser traverser)
    {
        var way = test.Test(traverser) ? then : otherwise;
        way?.Add(traverser);
        _fedThen |= way == then;
        _fedElse |= way is not null && way == otherwise;
        return way is not null;
    }
}
