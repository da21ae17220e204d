namespace Gremlin.Store;

internal sealed partial class Snapshot
{
    /// <summary>Asked when an index is missing: makes it now or later, or not at all.</summary>
    internal Func<Snapshot, bool, int, int, ValueIndex?>? IndexWanted { get; set; }

    /// <summary>Vertices with a label (0 for any) and a value, by the index on (label, key); false when there is none yet: then scan.</summary>
    public bool TryFindVertices(int label, int key, StoredValue value, out IndexCursor found) => TryFind(edges: false, label, key, value, out found);

    /// <summary>Edges with a label (0 for any) and a value, by the index on (label, key); false when there is none yet: then scan.</summary>
    public bool TryFindEdges(int label, int key, StoredValue value, out IndexCursor found) => TryFind(edges: true, label, key, value, out found);

    private bool TryFind(bool edges, int label, int key, StoredValue value, out IndexCursor found)
    {
        var index = FindIndex(edges, label, key) ?? IndexWanted?.Invoke(this, edges, label, key);
        found = index is null ? default : index.Find(this, value);
        return index is not null;
    }

    internal ValueIndex? FindIndex(bool edges, int label, int key)
    {
        foreach (var index in Indexes)
        {
            if (index.Key == key && index.Label == label && index.OfEdges == edges)
                return index;
        }

        return null;
    }

    /// <summary>Makes an index of what is in this state.</summary>
    internal ValueIndex BuildIndex(bool edges, int label, int key)
    {
        var index = new ValueIndex(edges, label, key);
        var admitted = label == 0 ? null : edges ? OnlyLabel(label) : SetsWithAny([label]);
        for (var element = edges ? NextEdge(0, admitted) : NextVertex(0, admitted);
             element >= 0;
             element = edges ? NextEdge(element + 1, admitted) : NextVertex(element + 1, admitted))
        {
            var values = edges ? EdgeValues(element, key) : VertexValues(element, key);
            while (values.MoveNext())
            {
                if (edges || ValueIndex.FirstEqual(VertexValues(element, key), values.Value) == values.Value)
                    index.Add(element, values.Value);
            }
        }

        return index;
    }

    private static bool[] OnlyLabel(int label)
    {
        var admitted = new bool[label + 1];
        admitted[label] = true;
        return admitted;
    }
}
