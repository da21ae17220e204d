namespace Gremlin.Store.Log;

/// <summary>What a change is about; the names are those of Neptune's stream.</summary>
public enum ChangeKind : byte
{
    /// <summary><c>vl</c>: a vertex's label.</summary>
    VertexLabel,

    /// <summary><c>vp</c>: a vertex's property.</summary>
    VertexProperty,

    /// <summary><c>e</c>: an edge with its label.</summary>
    Edge,

    /// <summary><c>ep</c>: an edge's property.</summary>
    EdgeProperty,
}
