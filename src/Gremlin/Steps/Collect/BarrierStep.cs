using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Collect;

/// <summary><c>barrier()</c>: gathers the walkers and counts alike ones as one; with <c>normSack</c> their sacks add up to one.</summary>
internal sealed class BarrierStep(bool normSack, int most = int.MaxValue) : CollectingStep
{
    protected override int HeldAtMost => most;

    public override string Name => "barrier";

    protected override void Work(List<Traverser> held)
    {
        if (Context.Paths == PathTracking.None) Merge(held);
        if (normSack) Norm(held);
    }

    private void Merge(List<Traverser> held)
    {
        var bySack = Context.SackMerge is not null;
        var places = new Dictionary<(Value, LoopFrame?, Value), int>();
        var merged = new List<Traverser>();
        foreach (var each in held)
        {
            var state = each.State ?? TraverserState.Empty;
            var key = (each.Content, state.Loops, bySack ? Value.Null : state.Sack);
            if (!places.TryAdd(key, merged.Count)) Join(merged, places[key], each);
            else merged.Add(each);
        }

        held.Clear();
        held.AddRange(merged);
    }

    private void Join(List<Traverser> merged, int place, in Traverser other)
    {
        var one = merged[place];
        if (Context.Bulks) one.Bulk += other.Bulk;
        if (Context.SackMerge is { } merge && one.State is { HasSack: true } a && other.State is { HasSack: true } b) one.SetSack(Operators.Apply(merge, a.Sack, b.Sack));
        merged[place] = one;
    }

    private static void Norm(List<Traverser> held)
    {
        if (held.Count == 0) return;
        var sum = held.Select(each => Numbers.Multiply(Sack(each), Value.Of(each.Bulk))).Aggregate((a, b) => Numbers.Add(a, b));
        for (var i = 0; i < held.Count; i++)
        {
            var each = held[i];
            each.SetSack(Numbers.Divide(Sack(each), sum, floating: true));
            held[i] = each;
        }
    }

    private static Value Sack(in Traverser traverser) => traverser.State is { HasSack: true } state ? state.Sack : Value.Of(0);
}
