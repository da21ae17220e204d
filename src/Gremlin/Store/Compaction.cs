namespace Gremlin.Store;

/// <summary>Copies what lives in a state to new storage, so that what is gone costs nothing any more. Old states keep theirs.</summary>
internal sealed class Compaction
{
    private const long SmallHeapWords = 1 << 22;
    private const int FewSlots = 1 << 18;

    private readonly Snapshot _from;
    private readonly Snapshot _to;
    private readonly int[] _vertices;
    private readonly int[] _edges;
    private readonly Dictionary<int, int> _texts = [];

    private Compaction(Snapshot from)
    {
        _from = from;
        _to = new Snapshot(from.Names.WithoutTexts()) { CommitNum = from.CommitNum, CommittedAt = from.CommittedAt };
        _vertices = new int[from.VertexSlots];
        _edges = new int[from.EdgeSlots];
    }

    /// <summary>Whether more than half of a store of some size is gone.</summary>
    public static bool IsWorthwhile(Snapshot graph) =>
        (graph.Heap.Garbage > SmallHeapWords && graph.Heap.Garbage > graph.Heap.Top / 2)
        || (graph.VertexSlots - graph.VertexCount > FewSlots && graph.VertexCount < graph.VertexSlots / 2)
        || (graph.EdgeSlots - graph.EdgeCount > FewSlots && graph.EdgeCount < graph.EdgeSlots / 2);

    public static Snapshot Of(Snapshot graph)
    {
        var compaction = new Compaction(graph);
        compaction.CopyVertices();
        compaction.CopyEdges();
        compaction.CopyAdjacency();
        return compaction._to.Freeze();
    }

    private void CopyVertices()
    {
        for (var vertex = _from.NextVertex(0); vertex >= 0; vertex = _from.NextVertex(vertex + 1))
        {
            var id = _from.VertexIdUtf8(vertex);
            var copy = _vertices[vertex] = _to.VertexIds.Add(id);
            _to.VertexIndex.Add(copy, TextIndex.Hash(id));
            _to.VertexSlots = copy + 1;
            _to.VertexCount++;
            _to.VertexLabels.Set(copy, _from.LabelSet(vertex));
            _to.VertexLabelCounts.Add(_from.LabelSet(vertex), 1);
            _to.VertexRows.Set(copy, CopyRow(_from.VertexRows[vertex]));
        }
    }

    private void CopyEdges()
    {
        for (var edge = _from.NextEdge(0); edge >= 0; edge = _from.NextEdge(edge + 1))
        {
            var id = _from.EdgeIdUtf8(edge);
            var copy = _edges[edge] = _to.EdgeIds.Add(id);
            _to.EdgeIndex.Add(copy, TextIndex.Hash(id));
            _to.EdgeSlots = copy + 1;
            _to.EdgeCount++;
            _to.EdgeLabels.Set(copy, _from.EdgeLabel(edge));
            _to.EdgeLabelCounts.Add(_from.EdgeLabel(edge), 1);
            _to.EdgeSources.Set(copy, _vertices[_from.Source(edge)]);
            _to.EdgeTargets.Set(copy, _vertices[_from.Target(edge)]);
            _to.EdgeRows.Set(copy, CopyRow(_from.EdgeRows[edge]));
        }
    }

    private void CopyAdjacency()
    {
        var pairs = new List<int>();
        for (var vertex = _from.NextVertex(0); vertex >= 0; vertex = _from.NextVertex(vertex + 1))
            _to.VertexEdges.Set(_vertices[vertex], CopyDirectory(_from.VertexEdges[vertex], pairs));
    }

    private int CopyDirectory(int directory, List<int> pairs)
    {
        if (directory == 0)
            return 0;
        var groups = _from.Heap.Word(directory);
        var length = 1 + (groups * Adjacency.GroupWords);
        var copy = _to.Heap.Allocate(length);
        _from.Heap.Block(directory, length).CopyTo(_to.Heap.Block(copy, length));
        for (var group = 0; group < groups; group++)
        {
            var words = _to.Heap.Block(copy + 1 + (group * Adjacency.GroupWords), Adjacency.GroupWords);
            if (words[1] == 1)
                (words[2], words[3]) = (_edges[words[2]], _vertices[words[3]]);
            else
                CopyPairs(words, pairs);
        }

        return copy;
    }

    private void CopyPairs(Span<int> group, List<int> pairs)
    {
        pairs.Clear();
        var hasDropped = Adjacency.HasDropped(group[0]);
        var old = _from.Heap.Block(group[2], group[1] * 2);
        for (var pair = 0; pair < old.Length; pair += 2)
        {
            if (hasDropped && !_from.HasEdge(old[pair]))
                continue;
            pairs.Add(_edges[old[pair]]);
            pairs.Add(_vertices[old[pair + 1]]);
        }

        Adjacency.Pack(_to.Heap, group, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pairs));
    }

    private int CopyRow(int row)
    {
        if (row == 0)
            return 0;
        var shape = _from.Rows.ShapeOf(row);
        var copy = _to.Heap.Allocate(shape.RowWords);
        var words = _to.Heap.Block(copy, shape.RowWords);
        _from.Heap.Block(row, shape.RowWords).CopyTo(words);
        for (var position = 0; position < shape.Keys.Length; position++)
        {
            ref var word = ref words[shape.Places[position]];
            if (shape.Types[position] == PropertyType.String)
                word = CopyText(word);
            else if (shape.Types[position] == Shape.Many)
                word = CopyMany(word, words[shape.Places[position] + 1]);
        }

        return copy;
    }

    private int CopyMany(int block, int count)
    {
        var length = 1 + (count * PropertyRows.ManyWords);
        var copy = _to.Heap.Allocate(length);
        var words = _to.Heap.Block(copy, length);
        _from.Heap.Block(block, length).CopyTo(words);
        words[0] = count;
        for (var value = 1; value < length; value += PropertyRows.ManyWords)
        {
            if (words[value] == (int)PropertyType.String)
                words[value + 1] = CopyText(words[value + 1]);
        }

        return copy;
    }

    private int CopyText(int text)
    {
        if (!_texts.TryGetValue(text, out var copy))
            _texts[text] = copy = _to.Names.Intern(_from.Names.Texts[text]).TextNumber;
        return copy;
    }
}
