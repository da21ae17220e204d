using Gremlin.Engine;

namespace Gremlin.Steps.Filter;

/// <summary>The <c>as('a')</c> at the beginning of <c>where(…)</c>: goes to what the label stands for.</summary>
internal sealed class WhereStartStep(string label, WhereEndStep? end) : Step
{
    public override string Name => "as";

    public override PathTracking Needs => PathTracking.Labelled;

    public string Label => label;

    protected override bool Pull(out Traverser traverser)
    {
        while (Previous.Next(out traverser))
        {
            end?.Remember(traverser);
            if (!Scoping.TryGet(Context, traverser, label, Pop.Last, out var content))
                throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Neither the map, sideEffects, nor path has a {label}-key");
            traverser = Context.Split(traverser, content);
            return true;
        }

        return false;
    }

    protected override string Arguments() => $"({label})";
}
