using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Collect;

/// <summary><c>sample()</c>: some walkers by chance, weighed by the <c>by()</c>.</summary>
internal sealed class SampleStep(Operand amount) : CollectingStep, IByModulated
{
    private readonly ByRing _bys = new();

    public override string Name => "sample";

    public override IEnumerable<Traversal> Children => _bys.Children;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override void Work(List<Traverser> held)
    {
        var wanted = Numbers.ToLong(amount.Get(Context));
        var (left, weights) = Weigh(held);
        held.Clear();
        var total = weights.Sum();
        while (held.Count < wanted && left.Count > 0) total -= TakeOne(left, weights, total, held);
    }

    private (List<Traverser> Left, List<double> Weights) Weigh(List<Traverser> held)
    {
        var (left, weights) = (new List<Traverser>(), new List<double>());
        foreach (var each in held)
        {
            var weight = 1d;
            if (!_bys.IsEmpty)
            {
                _bys.Reset();
                if (!_bys.Next().TryApply(each, Context, out var number)) continue;
                weight = Numbers.ToDouble(number);
            }

            Context.HoldCopies(each.Bulk);
            for (long n = 0; n < each.Bulk; n++)
            {
                left.Add(each with { Bulk = 1 });
                weights.Add(weight);
            }
        }

        return (left, weights);
    }

    private double TakeOne(List<Traverser> left, List<double> weights, double total, List<Traverser> taken)
    {
        var mark = Context.Random.NextDouble() * total;
        var place = 0;
        while (place < left.Count - 1 && (mark -= weights[place]) > 0)
        {
            Context.Tick();
            place++;
        }

        var weight = weights[place];
        taken.Add(left[place]);
        (left[place], weights[place]) = (left[^1], weights[^1]);
        left.RemoveAt(left.Count - 1);
        weights.RemoveAt(weights.Count - 1);
        return weight;
    }
}
