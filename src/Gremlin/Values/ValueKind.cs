namespace Gremlin.Values;

/// <summary>What a <see cref="Value"/> is. The order is that of Gremlin's type spaces where it matters.</summary>
internal enum ValueKind : byte
{
    Null,
    Boolean,
    Byte,
    Short,
    Int,
    Long,
    BigInteger,
    Float,
    Double,
    Decimal,
    Date,
    String,
    Vertex,
    Edge,
    VertexProperty,
    Property,
    Path,
    Set,
    List,
    Map,
    MapEntry,
    Token,
    Direction,
    Enum,
    BulkSet,
    Tree,
    Subgraph,
    Report,
}
