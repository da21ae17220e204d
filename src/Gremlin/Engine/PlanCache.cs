using System.Collections.Concurrent;
using Gremlin.Language;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>
/// Plans by the shape of their text: the tokens, with literals left out except those that the plan is made of, as keys and labels.
/// A plan runs on one thread at a time; a shape keeps as many as have run at once.
/// </summary>
internal sealed class PlanCache
{
    private const int MostShapes = 2000;
    private const int LongestText = 8000;

    private readonly ConcurrentDictionary<string, int[]> _structural = new(ShapeComparer.Instance);
    private readonly ConcurrentDictionary<string, ConcurrentBag<Plan>> _plans = new(ShapeComparer.Instance);

    /// <summary>A plan for the text with its literals; give it back when it has run.</summary>
    /// <exception cref="GremlinException">The text is refused.</exception>
    public PlanLease Take(string text)
    {
        if (text.Length > LongestText) return Make(text, null);
        var shape = ShapeScanner.Current;
        if (!shape.TryScan(text)) return Make(text, null);
        if (_structural.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(shape.Shape, out var structural)
            && _plans.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(shape.With(structural), out var key, out var bag))
            return bag.TryTake(out var plan) ? new PlanLease(plan, shape.Literals(plan), bag) : Make(text, bag);
        return MakeFirst(text, shape);
    }

    private PlanLease MakeFirst(string text, ShapeScanner shape)
    {
        var lease = Make(text, null);
        if (_plans.Count >= MostShapes) Forget();
        var outline = shape.Shape.ToString();
        _structural[outline] = lease.Plan.Structural;
        return lease with { Home = _plans.GetOrAdd(shape.With(lease.Plan.Structural).ToString(), _ => []) };
    }

    private void Forget()
    {
        _plans.Clear();
        _structural.Clear();
    }

    private static PlanLease Make(string text, ConcurrentBag<Plan>? home)
    {
        var script = Parser.Parse(text);
        var plan = Planner.Make(script);
        var literals = new Value[script.LiteralCount];
        foreach (var literal in SyntaxWalk.Literals(script))
        {
            if (literal.Slot >= 0) literals[literal.Slot] = literal.Value;
        }

        foreach (var slot in plan.Structural) plan.Known[slot] = literals[slot];
        return new PlanLease(plan, literals, home);
    }
}

/// <summary>A plan taken from the cache, with this text's literals.</summary>
internal readonly record struct PlanLease(Plan Plan, Value[] Literals, ConcurrentBag<Plan>? Home)
{
    public void GiveBack() => Home?.Add(Plan);
}
