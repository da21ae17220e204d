using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>What a traverser carries besides its object, when anything does. Immutable and shared.</summary>
internal sealed record TraverserState(PathNode? Path, bool HasSack, Value Sack, LoopFrame? Loops)
{
    public static readonly TraverserState Empty = new(null, false, default, null);
}
