namespace Gremlin.Loading;

/// <summary>Kinds of records that cannot be loaded.</summary>
internal static class LoadErrors
{
    public const string Parsing = "PARSING_ERROR";
    public const string TypeMismatch = "TYPE_MISMATCH_ERROR";
    public const string MissingVertex = "FROM_OR_TO_VERTEX_ARE_MISSING";
    public const string SingleCardinality = "SINGLE_CARDINALITY_VIOLATION";
    public const string OtherEdge = "EDGE_ID_CONFLICT";
}
