using Gremlin.Engine;
using Gremlin.Steps.Filter;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>out</c>, <c>in</c>, <c>both</c> and their <c>…E</c>: a vertex's neighbours or edges by label.</summary>
internal sealed class AdjacentStep(string name, Direction direction, bool toEdges, IReadOnlyList<string?> labels) : Step
{
    private readonly List<Adjacent> _copied = [];
    private int[]? _numbers;
    private int _names = -1;
    private bool _nothing;
    private AdjacencyCursor _cursor;
    private Traverser _from;
    private int _nextCopied;
    private bool _open;

    public override string Name => name;

    public Direction Direction => direction;

    public bool ToEdges => toEdges;

    public IReadOnlyList<string?> EdgeLabels => labels;

    /// <summary>What a neighbour must have; null where all are wanted.</summary>
    public HasStep? Condition { get; private init; }

    public AdjacentStep ToEdgesInstead() => new(name + "E", direction, true, labels) { Labels = Labels };

    public AdjacentStep ToVerticesInstead() => new(name[..^1], direction, false, labels);

    /// <summary>The same with a condition, under whose labels the neighbours go on.</summary>
    public AdjacentStep On(HasStep condition) => new(name, direction, toEdges, labels) { Labels = condition.Labels, Condition = condition };

    public override void Reset() => _open = false;

    /// <summary>How many edges a vertex has of these labels.</summary>
    public long Count(in Traverser traverser)
    {
        Resolve(traverser.Content);
        return _nothing ? 0 : Context.Graph.View.Edges(traverser.Content.Index, direction, _numbers).Count();
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (true)
        {
            if (_open && MoveNext(out var adjacent))
            {
                Context.Tick();
                if (Condition is not null && !Condition.Admits(Context.Graph.Vertex(adjacent.Vertex))) continue;
                traverser = Context.Split(_from, toEdges ? Context.Graph.Edge(adjacent.Edge) : Context.Graph.Vertex(adjacent.Vertex));
                return true;
            }

            _open = Previous.Next(out _from);
            if (!_open)
            {
                traverser = default;
                return false;
            }

            Open();
        }
    }

    protected override string Arguments() => (labels.Count == 0 ? "" : "(" + string.Join(", ", labels) + ")") + (Condition is null ? "" : $".has({Condition.Key}, {Condition.Predicate})");

    private bool MoveNext(out Adjacent adjacent)
    {
        adjacent = default;
        if (_nothing) return false;
        if (Context.Graph.IsWriting)
        {
            if (_nextCopied >= _copied.Count) return false;
            adjacent = _copied[_nextCopied++];
            return true;
        }

        if (!_cursor.MoveNext()) return false;
        adjacent = _cursor.Current;
        return true;
    }

    private void Open()
    {
        if (Condition is not null) Condition.Context = Context;
        Resolve(_from.Content);
        _cursor = _nothing ? default : Context.Graph.View.Edges(_from.Content.Index, direction, _numbers);
        if (!Context.Graph.IsWriting) return;
        _copied.Clear();
        _nextCopied = 0;
        while (!_nothing && _cursor.MoveNext()) _copied.Add(_cursor.Current);
    }

    private void Resolve(in Value from)
    {
        if (from.Kind != ValueKind.Vertex) throw Elements.NotAn("Vertex", from);
        if (labels.Count == 0 || _names == Context.Graph.View.Names.Labels.Count) return;
        _names = Context.Graph.View.Names.Labels.Count;
        _numbers = [.. labels.Where(label => label is not null).Select(label => Context.Graph.FindLabel(label!)).Where(number => number != 0).Distinct()];
        _nothing = _numbers.Length == 0;
    }
}
