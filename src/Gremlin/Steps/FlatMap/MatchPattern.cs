using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary>One pattern of <c>match()</c>.</summary>
internal abstract class MatchPattern
{
    public abstract IEnumerable<string> StartLabels { get; }

    public virtual IEnumerable<string> EndLabels => [];

    /// <summary>Labels that appear in the results.</summary>
    public virtual IEnumerable<string> Labels => StartLabels.Concat(EndLabels);

    public abstract IEnumerable<Traversal> Traversals { get; }

    /// <summary>Whether all that it begins with is bound.</summary>
    public virtual bool CanRun(in Traverser traverser)
    {
        foreach (var label in StartLabels)
        {
            if (!MatchStep.IsBound(traverser, label)) return false;
        }

        return true;
    }

    /// <summary>Whether it binds nothing new, so that it is best asked early.</summary>
    public virtual bool IsCheck(in Traverser traverser) => false;

    public abstract void Run(Traverser traverser, QueryContext context, Action<Traverser> found);

    public string Describe() => string.Join(", ", Traversals.Select(each => each.Describe()));
}

/// <summary><c>as('a')….as('b')</c>: from one label's object to another's, or to anything.</summary>
internal sealed class PathPattern(string start, string? end, Traversal body) : MatchPattern
{
    /// <summary>Whether what comes out has no history of its own.</summary>
    private readonly bool _reduces = body.Steps.Any(step => step is ReducingStep);

    public override IEnumerable<string> StartLabels => [start];

    public override IEnumerable<string> EndLabels => end is null ? [] : [end];

    public override IEnumerable<Traversal> Traversals => [body];

    public override bool IsCheck(in Traverser traverser) => end is null || MatchStep.IsBound(traverser, end);

    public override void Run(Traverser traverser, QueryContext context, Action<Traverser> found)
    {
        if (!PathNode.TryGet(traverser.Path, start, Pop.Last, out var from)) return;
        var begin = traverser with { Content = from };
        if (end is null)
        {
            if (body.Test(begin)) found(traverser);
            return;
        }

        var bound = PathNode.TryGet(traverser.Path, end, Pop.Last, out var wanted);
        body.Reset();
        body.Add(begin);
        var results = new List<Traverser>();
        while (body.Next(out var result)) results.Add(result);
        foreach (var each in results)
        {
            var result = _reduces ? traverser with { Content = each.Content, Bulk = traverser.Bulk * each.Bulk } : each;
            if (bound && !ValueIdentity.Same(wanted, result.Content)) continue;
            if (!bound) MatchStep.Bind(ref result, end, result.Content);
            found(result);
        }
    }
}

/// <summary><c>where(…)</c> or <c>not(…)</c> within <c>match()</c>: a condition over bound labels.</summary>
internal sealed class ConditionPattern(IReadOnlyList<string> labels, Traversal condition) : MatchPattern
{
    public override IEnumerable<string> StartLabels => labels;

    public override IEnumerable<string> Labels => [];

    public override IEnumerable<Traversal> Traversals => [condition];

    public override bool IsCheck(in Traverser traverser) => true;

    public override void Run(Traverser traverser, QueryContext context, Action<Traverser> found)
    {
        if (condition.Test(traverser)) found(traverser);
    }
}

/// <summary><c>and(…)</c> or <c>or(…)</c> of patterns.</summary>
internal sealed class ConnectedPattern(bool any, IReadOnlyList<MatchPattern> patterns) : MatchPattern
{
    public override IEnumerable<string> StartLabels => patterns.SelectMany(pattern => pattern.StartLabels);

    public override IEnumerable<string> EndLabels => patterns.SelectMany(pattern => pattern.EndLabels);

    public override IEnumerable<Traversal> Traversals => patterns.SelectMany(pattern => pattern.Traversals);

    public override bool CanRun(in Traverser traverser)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.CanRun(traverser)) return true;
        }

        return false;
    }

    public override void Run(Traverser traverser, QueryContext context, Action<Traverser> found)
    {
        if (!any)
        {
            MatchStep.Solve(traverser, patterns, false, context, found);
            return;
        }

        foreach (var pattern in patterns)
        {
            if (pattern.CanRun(traverser)) pattern.Run(traverser, context, found);
        }
    }
}
