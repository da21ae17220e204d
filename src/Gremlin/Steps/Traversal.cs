using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>A chain of steps, ready to run. A nested one begins with a <see cref="StartStep"/> that its owner feeds.</summary>
internal sealed class Traversal
{
    private readonly List<Step> _steps;
    private Step _end = null!;
    private StartStep _start = null!;

    public Traversal(List<Step> steps)
    {
        _steps = steps;
        Link();
    }

    /// <summary>The steps behind the start.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    public StartStep Start => _start;

    /// <summary>Replaces the steps, as rewrites do.</summary>
    public void Replace(IEnumerable<Step> steps)
    {
        var kept = steps.ToList();
        _steps.Clear();
        _steps.AddRange(kept);
        Link();
    }

    public void Insert(int place, Step step)
    {
        _steps.Insert(place, step);
        Link();
    }

    public void RemoveAt(int place)
    {
        _steps.RemoveAt(place);
        Link();
    }

    public bool Next(out Traverser traverser) => _end.Next(out traverser);

    public void Add(in Traverser traverser) => _start.Add(traverser);

    public void Reset()
    {
        _start.Reset();
        foreach (var step in _steps) step.Reset();
    }

    public void Bind(QueryContext context)
    {
        _start.Context = context;
        foreach (var step in _steps)
        {
            step.Context = context;
            foreach (var child in step.NestedOnce) child.Bind(context);
        }
    }

    /// <summary>Runs for one walker alone and gives the first thing that comes.</summary>
    public bool TryFirst(in Traverser traverser, out Value content)
    {
        Reset();
        Add(traverser with { Bulk = 1 });
        var found = Next(out var first);
        content = first.Content;
        return found;
    }

    /// <summary>Whether anything comes of one walker.</summary>
    public bool Test(in Traverser traverser)
    {
        Reset();
        Add(traverser with { Bulk = 1 });
        return Next(out _);
    }

    /// <summary>Everything that comes of one walker.</summary>
    public void Collect(in Traverser traverser, List<Value> into)
    {
        Reset();
        Add(traverser with { Bulk = 1 });
        while (Next(out var next))
        {
            _start.Context.HoldCopies(next.Bulk);
            for (long n = 0; n < next.Bulk; n++) into.Add(next.Content);
        }
    }

    public string Describe() => "[" + string.Join(", ", _steps.Select(step => step.Describe())) + "]";

    /// <summary>All steps, nested ones too.</summary>
    public IEnumerable<Step> Everything() => _steps.SelectMany(step => step.Children.SelectMany(child => child.Everything()).Prepend(step));

    private void Link()
    {
        _start ??= new StartStep();
        Step previous = _start;
        foreach (var step in _steps)
        {
            step.Previous = previous;
            previous = step;
        }

        _end = previous;
    }
}
