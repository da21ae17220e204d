namespace Gremlin.Store;

/// <summary>An edge seen from one of its vertices, with the vertex at its other end.</summary>
internal readonly record struct Adjacent(int Edge, int Vertex);
