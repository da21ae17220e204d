using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary>A step that adds an element: once at the beginning of a traversal, else for every walker.</summary>
internal abstract class MutatingStep(bool starts) : Step, IWrites
{
    private bool _done;

    /// <summary>Properties given by <c>property()</c> right behind the step.</summary>
    public abstract List<PropertySetting> Settings { get; }

    public bool Starts => starts;

    public override void Reset()
    {
        base.Reset();
        _done = false;
    }

    protected override bool Pull(out Traverser traverser)
    {
        if (!starts)
        {
            if (!Previous.Next(out traverser)) return false;
            var made = Make(traverser);
            traverser = Context.Split(traverser, made);
            return true;
        }

        traverser = default;
        if (_done) return false;
        _done = true;
        traverser = Context.Begin(Make(Context.Begin(Value.Null)));
        return true;
    }

    protected abstract Value Make(in Traverser traverser);
}
