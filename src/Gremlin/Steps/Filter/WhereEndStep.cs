using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary>The <c>as('b')</c> at the end of <c>where(…)</c>: the walker must have come to what the label stands for.</summary>
internal sealed class WhereEndStep(string label) : FilterStep
{
    private Value _wanted;
    private bool _remembered;

    public override string Name => "as";

    public override PathTracking Needs => PathTracking.Labelled;

    public string Label => label;

    public override void Reset() => _remembered = false;

    public void Remember(in Traverser traverser)
    {
        _wanted = Scoping.Demand(Context, traverser, label, Pop.Last);
        _remembered = true;
    }

    protected override bool Keeps(ref Traverser traverser)
    {
        var wanted = _remembered ? _wanted : Scoping.Demand(Context, traverser, label, Pop.Last);
        return ValueIdentity.Same(wanted, traverser.Content);
    }

    protected override string Arguments() => $"({label})";
}
