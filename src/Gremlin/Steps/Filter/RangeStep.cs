using System.Runtime.InteropServices;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>range</c>, <c>limit</c> and <c>skip</c>: walkers by their place in the stream.</summary>
internal sealed class RangeStep(string name, Operand low, Operand high) : Step
{
    private readonly Dictionary<int, long> _passedByRound = [];
    private long _passed;

    public override string Name => name;

    public Operand High => high;

    public Operand Low => low;

    /// <summary>Whether each round of the <c>repeat()</c> around it counts anew, as when the rounds are written out.</summary>
    public bool CountsByRound { get; set; }

    public override void Reset()
    {
        _passed = 0;
        _passedByRound.Clear();
    }

    protected override bool Pull(out Traverser traverser)
    {
        var (from, to) = (Numbers.ToLong(low.Get(Context)), Numbers.ToLong(high.Get(Context)));
        if (to != -1 && from > to) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Not a legal range: [{from}, {to}]");
        traverser = default;
        if (CountsByRound) return PullByRound(from, to, out traverser);
        while ((to == -1 || _passed < to) && Previous.Next(out traverser))
        {
            if (Admits(ref traverser, ref _passed, from, to)) return true;
        }

        return false;
    }

    private static bool Admits(ref Traverser traverser, ref long passed, long from, long to)
    {
        var begin = passed;
        passed += traverser.Bulk;
        var first = Math.Max(begin, from);
        var last = to == -1 ? passed : Math.Min(passed, to);
        if (last <= first) return false;
        traverser.Bulk = last - first;
        return true;
    }

    private bool PullByRound(long from, long to, out Traverser traverser)
    {
        while (Previous.Next(out traverser))
        {
            ref var passed = ref CollectionsMarshal.GetValueRefOrAddDefault(_passedByRound, traverser.Loops, out _);
            if (Admits(ref traverser, ref passed, from, to)) return true;
        }

        return false;
    }

    protected override string Arguments() => $"({low}, {high})";
}
