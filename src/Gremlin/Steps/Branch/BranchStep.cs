using Gremlin.Engine;

namespace Gremlin.Steps.Branch;

/// <summary><c>union</c>, <c>branch</c> and <c>choose</c> with options: walkers go into the nested traversals that are picked for them.</summary>
internal sealed class BranchStep(string name, Traversal? picker, bool passesUnpicked) : Step
{
    private readonly List<BranchOption> _options = [];
    private bool _gathersFirst;
    private bool _known;
    private int _draining;
    private bool _begun;

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
    }

    protected override bool Pull(out Traverser traverser)
    {
        if (!_known) (_gathersFirst, _known) = (_options.Exists(option => option.Nested.Everything().Any(IsBarrier)), true);
        while (true)
        {
            while (_begun && _draining < _options.Count)
            {
                if (_options[_draining].Nested.Next(out traverser)) return true;
                _draining++;
            }

            if (Starts && !_begun)
            {
                (_begun, _draining) = (true, 0);
                continue;
            }

            if (!Previous.Next(out var start))
            {
                traverser = default;
                return false;
            }

            if (Hand(start, out traverser)) return true;
            while (_gathersFirst && Previous.Next(out start))
            {
                if (Hand(start, out traverser)) return true;
            }

            (_begun, _draining) = (true, 0);
        }
    }

    private static bool IsBarrier(Step step) => step is ReducingStep or CollectingStep or Filter.TailStep or Filter.DedupStep;

    /// <returns>Whether nothing was picked and the walker passes as it is.</returns>
    private bool Hand(in Traverser start, out Traverser unpicked)
    {
        unpicked = start;
        if (picker is null)
        {
            foreach (var option in _options) option.Nested.Add(start);
            return false;
        }

        var handed = false;
        var productive = picker.TryFirst(start, out var pick);
        foreach (var option in _options)
        {
            if (option.IsDefault || !productive || !option.Matches(pick, Context)) continue;
            option.Nested.Add(start);
            handed = true;
        }

        foreach (var option in _options)
        {
            if (!option.IsAny && (!option.IsDefault || handed)) continue;
            option.Nested.Add(start);
            if (option.IsDefault) handed = true;
        }

        return !handed && passesUnpicked;
    }
}
