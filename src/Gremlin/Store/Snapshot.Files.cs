using Gremlin.Store.Files;

namespace Gremlin.Store;

internal sealed partial class Snapshot
{
    private IEnumerable<Column> VertexColumns => [VertexLabels, VertexEdges, VertexRows];

    private IEnumerable<Column> EdgeColumns => [EdgeLabels, EdgeSources, EdgeTargets, EdgeRows];

    /// <summary>Writes a published state; the writer may go on meanwhile.</summary>
    internal void Save(CheckedWriter writer)
    {
        writer.Write(CommitNum);
        writer.Write(CommittedAt);
        writer.Write(VertexSlots);
        writer.Write(EdgeSlots);
        writer.Write(VertexCount);
        writer.Write(EdgeCount);
        Names.Save(writer);
        VertexIds.Save(writer, VertexSlots);
        VertexIndex.Save(writer, VertexSlots);
        EdgeIds.Save(writer, EdgeSlots);
        EdgeIndex.Save(writer, EdgeSlots);
        foreach (var column in VertexColumns)
            column.Save(writer, VertexSlots);
        foreach (var column in EdgeColumns)
            column.Save(writer, EdgeSlots);
        Heap.Save(writer, HeapTop);
        VertexLabelCounts.Save(writer);
        EdgeLabelCounts.Save(writer);
    }

    internal static Snapshot Load(CheckedReader reader)
    {
        var (commitNum, committedAt) = (reader.ReadNumber(), reader.ReadNumber());
        var (vertexSlots, edgeSlots) = (reader.ReadCount(), reader.ReadCount());
        var (vertices, edges) = (reader.ReadCount(), reader.ReadCount());
        var graph = new Snapshot(GraphNames.Load(reader))
        {
            CommitNum = commitNum,
            CommittedAt = committedAt,
            VertexSlots = vertexSlots,
            EdgeSlots = edgeSlots,
            VertexCount = vertices,
            EdgeCount = edges,
        };
        graph.VertexIds = TextTable.Load(reader);
        graph.VertexIndex = TextIndex.Load(reader, graph.VertexIds);
        graph.EdgeIds = TextTable.Load(reader);
        graph.EdgeIndex = TextIndex.Load(reader, graph.EdgeIds);
        graph.LoadColumns(reader);
        graph.Heap = IntHeap.Load(reader);
        graph.HeapTop = graph.Heap.Top;
        graph.Rows = new PropertyRows(graph.Heap, graph.Names.Shapes);
        graph.VertexLabelCounts = Tally.Load(reader);
        graph.EdgeLabelCounts = Tally.Load(reader);
        return graph;
    }

    private void LoadColumns(CheckedReader reader)
    {
        VertexLabels = Column.Load(reader, VertexSlots);
        VertexEdges = Column.Load(reader, VertexSlots);
        VertexRows = Column.Load(reader, VertexSlots);
        EdgeLabels = Column.Load(reader, EdgeSlots);
        EdgeSources = Column.Load(reader, EdgeSlots);
        EdgeTargets = Column.Load(reader, EdgeSlots);
        EdgeRows = Column.Load(reader, EdgeSlots);
    }
}
