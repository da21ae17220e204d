using System.Buffers;
using System.Text;

namespace Gremlin.Store;

/// <summary>
/// The graph at one instant: what readers evaluate on. A published snapshot never changes; a transaction's own view
/// is one too, and shows its writes. Elements are compact numbers, good for this graph while it is open, not beyond.
/// </summary>
internal sealed partial class Snapshot
{
    /// <summary>What <c>FindVertex</c> and <c>FindEdge</c> give when there is none.</summary>
    public const int None = -1;

    internal Snapshot(GraphNames names)
    {
        Names = names;
        VertexIds = new TextTable();
        EdgeIds = new TextTable();
        VertexIndex = new TextIndex(VertexIds);
        EdgeIndex = new TextIndex(EdgeIds);
        Heap = new IntHeap();
        Rows = new PropertyRows(Heap, names.Shapes);
        Indexes = [];
    }

    private Snapshot(Snapshot other, bool freeze)
    {
        Names = other.Names;
        CommitNum = other.CommitNum;
        CommittedAt = other.CommittedAt;
        VertexIds = other.VertexIds;
        EdgeIds = other.EdgeIds;
        VertexIndex = other.VertexIndex;
        EdgeIndex = other.EdgeIndex;
        Heap = other.Heap;
        Rows = other.Rows;
        Indexes = other.Indexes;
        HeapTop = other.Heap.Top;
        VertexSlots = other.VertexSlots;
        EdgeSlots = other.EdgeSlots;
        VertexCount = other.VertexCount;
        EdgeCount = other.EdgeCount;
        Column Copy(Column column, int count) => freeze ? column.Freeze(count) : column.Thaw();
        VertexLabels = Copy(other.VertexLabels, VertexSlots);
        VertexEdges = Copy(other.VertexEdges, VertexSlots);
        VertexRows = Copy(other.VertexRows, VertexSlots);
        EdgeLabels = Copy(other.EdgeLabels, EdgeSlots);
        EdgeSources = Copy(other.EdgeSources, EdgeSlots);
        EdgeTargets = Copy(other.EdgeTargets, EdgeSlots);
        EdgeRows = Copy(other.EdgeRows, EdgeSlots);
        VertexLabelCounts = other.VertexLabelCounts.Copy();
        EdgeLabelCounts = other.EdgeLabelCounts.Copy();
    }

    /// <summary>Number of the last transaction in it; 0 for an empty graph.</summary>
    public long CommitNum { get; internal set; }

    /// <summary>When that was committed, milliseconds since 1970-01-01 UTC.</summary>
    public long CommittedAt { get; internal set; }

    /// <summary>Labels, keys and texts by number; the same for all snapshots of a graph.</summary>
    public GraphNames Names { get; }

    /// <summary>Vertex numbers are below this; some may be of vertices that are gone.</summary>
    public int VertexSlots { get; internal set; }

    /// <summary>Edge numbers are below this; some may be of edges that are gone.</summary>
    public int EdgeSlots { get; internal set; }

    public int VertexCount { get; internal set; }

    public int EdgeCount { get; internal set; }

    internal TextTable VertexIds { get; set; }

    internal TextTable EdgeIds { get; set; }

    internal TextIndex VertexIndex { get; set; }

    internal TextIndex EdgeIndex { get; set; }

    internal IntHeap Heap { get; set; }

    /// <summary>End of the heap when this state was published.</summary>
    internal int HeapTop { get; set; }

    internal PropertyRows Rows { get; set; }

    internal ValueIndex[] Indexes { get; set; }

    internal Column VertexLabels { get; set; } = new();

    internal Column VertexEdges { get; set; } = new();

    internal Column VertexRows { get; set; } = new();

    internal Column EdgeLabels { get; set; } = new();

    internal Column EdgeSources { get; set; } = new();

    internal Column EdgeTargets { get; set; } = new();

    internal Column EdgeRows { get; set; } = new();

    internal Tally VertexLabelCounts { get; set; } = new();

    internal Tally EdgeLabelCounts { get; set; } = new();

    public bool HasVertex(int vertex) => (uint)vertex < (uint)VertexSlots && VertexLabels[vertex] != 0;

    public bool HasEdge(int edge) => (uint)edge < (uint)EdgeSlots && EdgeLabels[edge] != 0;

    /// <summary>The vertex with this id, or <see cref="None"/>.</summary>
    public int FindVertex(string id) => Find(id, edges: false);

    /// <summary>The edge with this id, or <see cref="None"/>.</summary>
    public int FindEdge(string id) => Find(id, edges: true);

    public int FindVertex(ReadOnlySpan<byte> utf8) => FindVertex(utf8, TextIndex.Hash(utf8));

    public int FindEdge(ReadOnlySpan<byte> utf8) => FindEdge(utf8, TextIndex.Hash(utf8));

    public string VertexId(int vertex) => VertexIds.Text(vertex);

    public string EdgeId(int edge) => EdgeIds.Text(edge);

    public ReadOnlySpan<byte> VertexIdUtf8(int vertex) => VertexIds[vertex];

    public ReadOnlySpan<byte> EdgeIdUtf8(int edge) => EdgeIds[edge];

    /// <summary>Number of the vertex's set of labels, in <see cref="GraphNames.LabelSets"/>.</summary>
    public int LabelSet(int vertex) => VertexLabels[vertex];

    public bool HasLabel(int vertex, int label) => Names.LabelSets.Contains(VertexLabels[vertex], label);

    /// <summary>The vertex's labels as <c>label()</c> gives them: <c>A::B</c>.</summary>
    public string VertexLabel(int vertex) => Names.LabelSets.Text(VertexLabels[vertex]);

    /// <summary>Number of the edge's label, in <see cref="GraphNames.Labels"/>.</summary>
    public int EdgeLabel(int edge) => EdgeLabels[edge];

    /// <summary>The vertex an edge leaves.</summary>
    public int Source(int edge) => EdgeSources[edge];

    /// <summary>The vertex an edge comes to.</summary>
    public int Target(int edge) => EdgeTargets[edge];

    /// <summary>How many vertices have the label, without a scan.</summary>
    public int CountVertices(int label)
    {
        var count = 0;
        for (var set = 1; set <= Names.LabelSets.Count; set++)
            count += Names.LabelSets.Contains(set, label) ? VertexLabelCounts[set] : 0;
        return count;
    }

    /// <summary>How many edges have the label, without a scan.</summary>
    public int CountEdges(int label) => EdgeLabelCounts[label];

    /// <summary>A vertex's edges of some labels (null for all), with the vertices at their other ends.</summary>
    public AdjacencyCursor Edges(int vertex, Direction direction, int[]? labels)
    {
        var directory = VertexEdges[vertex];
        return directory == 0 ? default : new AdjacencyCursor(this, Heap.Array(directory, out var place), place, direction, labels);
    }

    public bool HasVertexProperties(int vertex) => VertexRows[vertex] != 0;

    public PropertyCursor VertexProperties(int vertex) => Rows.All(VertexRows[vertex]);

    public PropertyCursor EdgeProperties(int edge) => Rows.All(EdgeRows[edge]);

    /// <summary>The values of one key of a vertex.</summary>
    public PropertyCursor VertexValues(int vertex, int key) => Rows.Values(VertexRows[vertex], key);

    /// <summary>The value of one key of an edge, as a walk of at most one step.</summary>
    public PropertyCursor EdgeValues(int edge, int key) => Rows.Values(EdgeRows[edge], key);

    /// <summary>How many values a key of a vertex has.</summary>
    public int CountVertexValues(int vertex, int key) => Rows.Count(VertexRows[vertex], key);

    /// <summary>The first value of a key of a vertex.</summary>
    public bool TryGetVertexValue(int vertex, int key, out StoredValue value) => Rows.TryGet(VertexRows[vertex], key, out value);

    /// <summary>The value of a key of an edge.</summary>
    public bool TryGetEdgeValue(int edge, int key, out StoredValue value) => Rows.TryGet(EdgeRows[edge], key, out value);

    /// <summary>The next vertex from <paramref name="from"/> on with a set of labels that <paramref name="sets"/> admits (null for any); <see cref="None"/> at the end.</summary>
    /// <remarks>A scan: start with 0, go on with the vertex found + 1.</remarks>
    public int NextVertex(int from, bool[]? sets = null) => Next(VertexLabels, VertexSlots, from, sets);

    /// <summary>The next edge from <paramref name="from"/> on with a label that <paramref name="labels"/> admits (null for any); <see cref="None"/> at the end.</summary>
    public int NextEdge(int from, bool[]? labels = null) => Next(EdgeLabels, EdgeSlots, from, labels);

    /// <summary>For <see cref="NextVertex"/>: which sets hold one of the labels.</summary>
    public bool[] SetsWithAny(ReadOnlySpan<int> labels)
    {
        var admitted = new bool[Names.LabelSets.Count + 1];
        for (var set = 1; set < admitted.Length; set++)
        {
            foreach (var label in labels)
                admitted[set] |= Names.LabelSets.Contains(set, label);
        }

        return admitted;
    }

    internal int FindVertex(ReadOnlySpan<byte> utf8, ulong hash)
    {
        var probe = VertexIndex.Start(hash);
        for (int vertex; (vertex = VertexIndex.Next(ref probe, utf8, VertexSlots)) >= 0;)
        {
            if (VertexLabels[vertex] != 0)
                return vertex;
        }

        return None;
    }

    internal int FindEdge(ReadOnlySpan<byte> utf8, ulong hash)
    {
        var probe = EdgeIndex.Start(hash);
        for (int edge; (edge = EdgeIndex.Next(ref probe, utf8, EdgeSlots)) >= 0;)
        {
            if (EdgeLabels[edge] != 0)
                return edge;
        }

        return None;
    }

    /// <summary>A snapshot that stays as this view is now; the view goes on.</summary>
    internal Snapshot Freeze() => new(this, freeze: true);

    /// <summary>A view to write into that begins as this published snapshot.</summary>
    internal Snapshot Thaw() => new(this, freeze: false);

    private static int Next(Column column, int slots, int from, bool[]? admitted)
    {
        const int PageMask = 1023;
        while (from < slots)
        {
            var page = column.Page(from);
            var end = Math.Min(slots - from, page.Length - (from & PageMask));
            page = page.Slice(from & PageMask, end);
            for (var place = 0; place < page.Length; place++)
            {
                var label = page[place];
                if (label != 0 && (admitted is null || (label < admitted.Length && admitted[label])))
                    return from + place;
            }

            from += end;
        }

        return None;
    }

    private int Find(string id, bool edges)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(id.Length);
        byte[]? rented = null;
        Span<byte> buffer = longest <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(longest);
        var utf8 = buffer[..Encoding.UTF8.GetBytes(id, buffer)];
        var found = edges ? FindEdge(utf8) : FindVertex(utf8);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return found;
    }
}
