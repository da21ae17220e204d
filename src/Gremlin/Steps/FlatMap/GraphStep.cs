using Gremlin.Engine;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>V()</c> and <c>E()</c>, at the beginning or after other steps, with the conditions that were folded into it.</summary>
internal sealed class GraphStep(bool edges, bool starts, IReadOnlyList<Operand> ids) : FlatMapStep
{
    private readonly List<Value> _wanted = [];
    private Source _source;
    private int _next;
    private int _end;
    private bool[]? _admitted;
    private IndexCursor _index;
    private bool _begun;

    private enum Source
    {
        Ids,
        Index,
        Scan,
    }

    public override string Name => edges ? "E" : "V";

    public bool Edges => edges;

    public bool Starts => starts;

    public bool HasIds => ids.Count > 0;

    /// <summary>Label that all results have, when conditions behind the step say so; asked of the graph's label numbers rather than of each element.</summary>
    public IReadOnlyList<Operand>? OnlyLabels { get; set; }

    /// <summary>Key that an index may answer, with the value wanted.</summary>
    public (string Key, Operand Value)? Indexed { get; set; }

    /// <summary>Ids that conditions behind the step ask for.</summary>
    public IReadOnlyList<Operand>? OnlyIds { get; set; }

    public override void Reset()
    {
        base.Reset();
        _begun = false;
    }

    protected override bool Pull(out Traverser traverser)
    {
        if (!starts) return base.Pull(out traverser);
        if (!_begun)
        {
            _begun = true;
            Open(default);
        }

        traverser = default;
        if (!MoveNext(out var content)) return false;
        traverser = Context.Begin(content);
        return true;
    }

    protected override void Open(in Traverser traverser)
    {
        _next = 0;
        if (ids.Count > 0 || OnlyIds is not null) OpenIds(ids.Count > 0 ? ids : OnlyIds!);
        else if (Indexed is { } indexed && OpenIndex(indexed.Key, indexed.Value.Get(Context))) _source = Source.Index;
        else OpenScan();
    }

    protected override bool MoveNext(out Value content)
    {
        content = default;
        switch (_source)
        {
            case Source.Ids:
                if (_next >= _wanted.Count) return false;
                content = _wanted[_next++];
                return true;
            case Source.Index:
                if (!_index.MoveNext()) return false;
                content = Element(_index.Current);
                return true;
            default:
                return MoveScan(out content);
        }
    }

    protected override string Arguments() =>
        "(" + string.Join(", ", ids) + ")" + (OnlyLabels is null ? "" : $"[label {string.Join("|", OnlyLabels)}]") + (Indexed is null ? "" : $"[index on {Indexed.Value.Key}]") + (OnlyIds is null ? "" : "[by id]");

    private Value Element(int number) => edges ? Context.Graph.Edge(number) : Context.Graph.Vertex(number);

    private bool MoveScan(out Value content)
    {
        var view = Context.Graph.View;
        content = default;
        if (_next < 0) return false;
        var found = edges ? view.NextEdge(_next, _admitted) : view.NextVertex(_next, _admitted);
        if (found < 0 || found >= _end) return false;
        _next = found + 1;
        content = Element(found);
        return true;
    }

    private void OpenScan()
    {
        var view = Context.Graph.View;
        _source = Source.Scan;
        _end = edges ? view.EdgeSlots : view.VertexSlots;
        _admitted = OnlyLabels is null ? null : Admitted(view);
    }

    private bool[] Admitted(Snapshot view)
    {
        var labels = LabelNumbers();
        if (!edges) return view.SetsWithAny(labels);
        var admitted = new bool[labels.Length == 0 ? 1 : labels.Max() + 1];
        foreach (var label in labels) admitted[label] = true;
        return admitted;
    }

    /// <summary>Numbers of the labels wanted that the graph knows.</summary>
    private int[] LabelNumbers() =>
        [.. OnlyLabels!.SelectMany(label => Collections.IsCollection(label.Get(Context)) ? Collections.Items(label.Get(Context)) : [label.Get(Context)])
            .Where(label => label.Kind == ValueKind.String).Select(label => Context.Graph.FindLabel(label.AsString)).Where(label => label != 0)];

    private bool OpenIndex(string key, in Value value)
    {
        var number = Context.Graph.FindKey(key);
        if (number == 0 || value.IsNumber || value.Kind is ValueKind.Null or > ValueKind.String) return false;
        var labels = OnlyLabels is null ? null : LabelNumbers();
        if (labels is { Length: > 1 }) return false;
        var label = labels is null || labels.Length == 0 ? 0 : labels[0];
        var stored = Context.Graph.ToLookup(value);
        if (stored.IsNone || (OnlyLabels is not null && label == 0)) return OpenNothing();
        return edges
            ? Context.Graph.View.TryFindEdges(label, number, stored, out _index)
            : Context.Graph.View.TryFindVertices(label, number, stored, out _index);
    }

    private bool OpenNothing()
    {
        _index = default;
        return true;
    }

    private void OpenIds(IReadOnlyList<Operand> operands)
    {
        _source = Source.Ids;
        _wanted.Clear();
        HashSet<int>? seen = null;
        foreach (var operand in operands) AddId(operand.Get(Context), operands.Count, ref seen);
    }

    private void AddId(in Value id, int count, ref HashSet<int>? seen)
    {
        if (Collections.IsCollection(id))
        {
            foreach (var each in Collections.Items(id)) AddId(each, int.MaxValue, ref seen);
            return;
        }

        var found = Find(id);
        if (found < 0 || (count > 1 && !(seen ??= []).Add(found))) return;
        _wanted.Add(Element(found));
    }

    private int Find(in Value id)
    {
        if (id.Kind == (edges ? ValueKind.Edge : ValueKind.Vertex)) return id.Index;
        if (id.Kind != ValueKind.String) return Snapshot.None;
        return edges ? Context.Graph.View.FindEdge(id.AsString) : Context.Graph.View.FindVertex(id.AsString);
    }
}
