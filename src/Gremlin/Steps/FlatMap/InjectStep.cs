using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>inject()</c>: objects of the query's own, before those that come from the step before. Equal ones come together, where no path tells them apart.</summary>
internal sealed class InjectStep(IReadOnlyList<Operand> items) : Step
{
    private readonly BulkSetValue _merged = new();
    private int _next;
    private bool _begun;

    public override string Name => "inject";

    public override void Reset() => (_next, _begun) = (0, false);

    protected override bool Pull(out Traverser traverser)
    {
        if (Previous is StartStep && Previous.Next(out traverser)) return true; // at the beginning of a nested traversal whoever came in goes first
        if (!_begun) Begin();
        if (_next >= _merged.Items.Count) return Previous.Next(out traverser);
        traverser = Context.Begin(_merged.Items[_next]);
        traverser.Bulk = _merged.Counts[_next++];
        return true;
    }

    protected override string Arguments() => "(" + string.Join(", ", items) + ")";

    private void Begin()
    {
        _begun = true;
        _merged.Clear();
        var merges = Context.Paths != PathTracking.Full && Context.Bulks;
        foreach (var item in items)
        {
            if (merges) _merged.Add(item.Get(Context), 1);
            else _merged.Append(item.Get(Context), 1);
        }
    }
}
