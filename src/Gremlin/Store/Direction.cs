namespace Gremlin.Store;

/// <summary>Which of a vertex's edges: those that leave it, those that come in, or both.</summary>
internal enum Direction
{
    Out,
    In,
    Both,
}
