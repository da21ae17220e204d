namespace Gremlin.Store;

/// <summary>The store's refusals, with Neptune's codes.</summary>
internal static class GraphErrors
{
    public static GraphException VertexExists(string id) => new("ConstraintViolationException", $"Vertex with id already exists: {id}");

    public static GraphException EdgeExists(string id) => new("ConstraintViolationException", $"Edge with id already exists: {id}");

    public static GraphException VertexGone() => new("ConstraintViolationException", "An edge's vertex does not exist.");

    public static GraphException Expired() => new("ExpiredStreamException", "The requested records are older than the stream keeps them.");

    public static GraphException Conflict() => new(
        "ConcurrentModificationException",
        "The request processing did not succeed due to a modification conflict. The client should retry the request.");
}
