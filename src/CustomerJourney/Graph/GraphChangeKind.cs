namespace CustomerJourney.Graph;

/// <summary>What a change is about.</summary>
public enum GraphChangeKind
{
    /// <summary>A vertex's label, Neptune's <c>vl</c>.</summary>
    VertexLabel,

    /// <summary>A vertex's property, Neptune's <c>vp</c>.</summary>
    VertexProperty,

    /// <summary>An edge with its label, Neptune's <c>e</c>.</summary>
    Edge,

    /// <summary>An edge's property, Neptune's <c>ep</c>.</summary>
    EdgeProperty,
}
