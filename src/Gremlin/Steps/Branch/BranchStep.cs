using Gremlin.Engine;

namespace Gremlin.Steps.Branch;

/// <summary><c>union</c>, <c>branch</c> and <c>choose</c> with options: walkers go into the nested traversals that are picked for them.</summary>
internal sealed class BranchStep(string name, Traversal? picker) : Step
{
    private readonly List<BranchOption> _options = [];
    private bool _gathersFirst;
    private bool _known;
    private int _draining;
    private bool _begun;
    private bool[] _fed = [];

    public override string Name => name;

    /// <summary>Whether its options begin the whole traversal.</summary>
    public bool Starts { get; init; }

    public IReadOnlyList<BranchOption> Options => _options;

    public override IEnumerable<Traversal> Children => picker is null ? _options.Select(option => option.Nested) : _options.Select(option => option.Nested).Prepend(picker);

    public void Add(BranchOption option) => _options.Add(option);

    public override void Reset()
    {
        base.Reset();
        _begun = false;
        Array.Clear(_fed);
    }

    protected override bool Pull(out Traverser traverser)
    {
        if (!_known) Prepare();
        while (true)
        {
            while (_begun && _draining < _options.Count)
            {
                if (_fed[_draining] && _options[_draining].Nested.Next(out traverser)) return true;
                _fed[_draining++] = false;
            }

            if (Starts && !_begun)
            {
                Array.Fill(_fed, true);
                (_begun, _draining) = (true, 0);
                continue;
            }

            if (!Previous.Next(out var start))
            {
                traverser = default;
                return false;
            }

            Hand(start);
            while (_gathersFirst && Previous.Next(out start)) Hand(start);

            (_begun, _draining) = (true, 0);
        }
    }

    private void Prepare()
    {
        (_gathersFirst, _known) = (_options.Exists(option => option.Nested.Everything().Any(IsBarrier)), true);
        _fed = new bool[_options.Count];
    }

    private void Feed(int option, in Traverser start)
    {
        _options[option].Nested.Add(start);
        _fed[option] = true;
    }

    private static bool IsBarrier(Step step) => step is ReducingStep or CollectingStep or Filter.TailStep or Filter.DedupStep;

    private void Hand(in Traverser start)
    {
        if (picker is null)
        {
            for (var i = 0; i < _options.Count; i++) Feed(i, start);
            return;
        }

        var handed = false;
        var productive = picker.TryFirst(start, out var pick);
        for (var i = 0; i < _options.Count; i++)
        {
            if (_options[i].IsDefault || !productive || !_options[i].Matches(pick, Context)) continue;
            Feed(i, start);
            handed = true;
        }

        for (var i = 0; i < _options.Count; i++)
        {
            if (_options[i].IsAny || (_options[i].IsDefault && !handed)) Feed(i, start);
        }
    }
}
