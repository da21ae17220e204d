using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>tail()</c>: the last walkers of the stream.</summary>
internal sealed class TailStep(Operand amount) : Step
{
    private readonly LinkedList<Traverser> _held = [];
    private long _bulk;
    private bool _gathered;

    public override string Name => "tail";

    public override void Reset()
    {
        _held.Clear();
        (_bulk, _gathered) = (0, false);
    }

    protected override bool Pull(out Traverser traverser)
    {
        if (!_gathered) Gather(Numbers.ToLong(amount.Get(Context)));
        _gathered = true;
        traverser = default;
        if (_held.First is not { } first) return false;
        traverser = first.Value;
        _held.RemoveFirst();
        return true;
    }

    protected override string Arguments() => $"({amount})";

    private void Gather(long wanted)
    {
        while (Previous.Next(out var next))
        {
            _held.AddLast(next);
            _bulk += next.Bulk;
            while (_bulk > wanted && _held.First is { } first) Shorten(first, wanted);
        }

        Context.Hold(_held.Count * 64L);
    }

    private void Shorten(LinkedListNode<Traverser> first, long wanted)
    {
        var surplus = Math.Min(_bulk - wanted, first.Value.Bulk);
        _bulk -= surplus;
        if (surplus == first.Value.Bulk) _held.RemoveFirst();
        else first.Value = first.Value with { Bulk = first.Value.Bulk - surplus };
    }
}
