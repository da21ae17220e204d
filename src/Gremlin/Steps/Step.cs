using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>One step of a traversal: gives walkers when asked, taking them from the step before it.</summary>
internal abstract class Step
{
    private Traversal[]? _nested;

    public string[] Labels { get; set; } = [];

    public Step Previous { get; set; } = null!;

    public QueryContext Context { get; set; } = null!;

    /// <summary>The step's name in Gremlin.</summary>
    public abstract string Name { get; }

    /// <summary>Its nested traversals.</summary>
    public virtual IEnumerable<Traversal> Children => [];

    /// <summary>The same, listed once: for what happens on every run, when the plan no longer changes.</summary>
    public Traversal[] NestedOnce => _nested ??= [.. Children];

    /// <summary>How much history the step itself needs.</summary>
    public virtual PathTracking Needs => PathTracking.None;

    public bool Next(out Traverser traverser)
    {
        Context.Tick();
        if (Context.Profiler is not null) return NextMeasured(out traverser);
        if (!Pull(out traverser)) return false;
        if (Weight.Varies(traverser.Content.Kind)) Context.Weigh(traverser.Content);
        if (Labels.Length != 0 && Context.Paths != PathTracking.None) AddLabels(ref traverser);
        return true;
    }

    /// <summary>Forgets what was begun, ready for other walkers.</summary>
    public virtual void Reset()
    {
        foreach (var child in NestedOnce) child.Reset();
    }

    /// <summary>The step with its arguments, for plans.</summary>
    public virtual string Describe() => Name + Arguments() + (Labels.Length > 0 ? "@[" + string.Join(", ", Labels) + "]" : "");

    protected abstract bool Pull(out Traverser traverser);

    protected virtual string Arguments()
    {
        var children = string.Join(", ", Children.Select(child => child.Describe()));
        return children.Length > 0 ? "(" + children + ")" : "";
    }

    private bool NextMeasured(out Traverser traverser)
    {
        var outer = Context.Profiler!.Enter(this);
        try
        {
            if (!Pull(out traverser)) return false;
            if (Weight.Varies(traverser.Content.Kind)) Context.Weigh(traverser.Content);
            if (Labels.Length != 0 && Context.Paths != PathTracking.None) AddLabels(ref traverser);
            var measure = Context.Profiler.Of(this);
            measure.Traversers++;
            measure.Elements += traverser.Bulk;
            return true;
        }
        finally
        {
            Context.Profiler.Leave(outer);
        }
    }

    private void AddLabels(ref Traverser traverser)
    {
        if (Context.Paths == PathTracking.Full && traverser.Path is { } path) traverser.SetPath(path.With(Labels));
        else traverser.SetPath(new PathNode(traverser.Path, traverser.Content, Labels));
    }
}
