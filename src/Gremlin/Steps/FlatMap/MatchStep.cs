using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>match()</c>: all ways to give objects to labels so that every pattern holds.</summary>
internal sealed class MatchStep(IReadOnlyList<MatchPattern> patterns, bool any) : Step
{
    private readonly List<Traverser> _found = [];
    private readonly string[] _labels = [.. patterns.SelectMany(pattern => pattern.Labels).Distinct()];
    private readonly string[] _starts = [.. patterns.Where(pattern => pattern is not ConditionPattern).SelectMany(pattern => pattern.StartLabels).Distinct()];
    private int _next;

    public override string Name => "match";

    public override PathTracking Needs => PathTracking.Labelled;

    public override IEnumerable<Traversal> Children => patterns.SelectMany(pattern => pattern.Traversals);

    public IReadOnlyList<MatchPattern> Patterns => patterns;

    public override void Reset()
    {
        base.Reset();
        _found.Clear();
        _next = 0;
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (_next >= _found.Count)
        {
            _found.Clear();
            _next = 0;
            if (!Previous.Next(out traverser)) return false;
            if (!IsAnyBound(traverser)) Bind(ref traverser, FirstLabel(), traverser.Content);
            Solve(traverser, patterns, any, Context, found => _found.Add(found));
            Context.Hold(_found.Count * 64L);
        }

        traverser = _found[_next++];
        traverser = Context.Split(traverser, Bindings(traverser));
        return true;
    }

    /// <summary>Finds every way to satisfy the patterns from what is bound.</summary>
    public static void Solve(Traverser traverser, IReadOnlyList<MatchPattern> open, bool any, QueryContext context, Action<Traverser> found)
    {
        context.Tick();
        if (open.Count == 0)
        {
            found(traverser);
            return;
        }

        if (any)
        {
            foreach (var pattern in open) pattern.Run(traverser, context, found);
            return;
        }

        var next = Choose(traverser, open);
        var rest = open.Where(pattern => pattern != next).ToList();
        var results = new List<Traverser>();
        next.Run(traverser, context, results.Add);
        foreach (var result in results) Solve(result, rest, false, context, found);
    }

    public static bool IsBound(in Traverser traverser, string label) => PathNode.HasLabel(traverser.Path, label);

    public static void Bind(ref Traverser traverser, string label, in Value content)
    {
        var path = traverser.Path;
        traverser.Content = content;
        traverser.SetPath(path is not null && ValueIdentity.Same(path.Content, content) ? path.With([label]) : new PathNode(path, content, [label]));
    }

    private static MatchPattern Choose(Traverser traverser, IReadOnlyList<MatchPattern> open)
    {
        MatchPattern? best = null;
        foreach (var pattern in open)
        {
            if (!pattern.CanRun(traverser)) continue;
            if (pattern.IsCheck(traverser)) return pattern;
            best ??= pattern;
        }

        return best ?? throw new GremlinException(GremlinErrorCode.InvalidParameter, "The provided match pattern is unsolvable: " + string.Join(", ", open.Select(pattern => pattern.Describe())));
    }

    private bool IsAnyBound(in Traverser traverser)
    {
        foreach (var label in _starts)
        {
            if (IsBound(traverser, label)) return true;
        }

        return false;
    }

    private string FirstLabel()
    {
        var ends = patterns.SelectMany(pattern => pattern.EndLabels).ToHashSet();
        return _starts.FirstOrDefault(label => !ends.Contains(label)) ?? _starts[0];
    }

    private Value Bindings(in Traverser traverser)
    {
        var map = new MapValue(_labels.Length);
        foreach (var label in _labels)
        {
            if (PathNode.TryGet(traverser.Path, label, Pop.Last, out var content)) map.Set(Value.Of(label), content);
        }

        return Value.Of(map);
    }
}
